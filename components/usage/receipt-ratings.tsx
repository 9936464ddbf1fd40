import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { CostAmount } from '@/components/usage/cost-amount'
import type { RatingRow } from '@/lib/usage/prepare-ratings'

/** Every rating that a request ever had, the present one marked. */
export function ReceiptRatings({ ratings }: { ratings: readonly RatingRow[] }) {
  return (
    <DataTable
      caption="Ratings of the request"
      rows={ratings}
      rowKey={(rating) => rating.id}
      columns={[
        {
          id: 'what',
          header: 'Rating',
          heading: true,
          cell: ({ what, whenText, rateText, isPresent }) => (
            <>
              <span className="whitespace-normal [overflow-wrap:anywhere]">{what}</span>{' '}
              {isPresent ? <Tag tone="accent">present</Tag> : null}
              <span className="block text-xs whitespace-normal text-ink-2">
                {rateText ? `${whenText}, by the ${rateText}` : whenText}
              </span>
            </>
          ),
        },
        {
          id: 'amount',
          header: 'Amount',
          numeric: true,
          cell: ({ amountPicos }) =>
            amountPicos === null ? 'No amount' : <CostAmount picos={amountPicos} above />,
        },
      ]}
    />
  )
}
