'use client'

import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { Tag } from '@/components/ui/tag'
import { ReceiptFacts } from '@/components/usage/receipt-facts'
import { ReceiptLines } from '@/components/usage/receipt-lines'
import { ReceiptRatings } from '@/components/usage/receipt-ratings'
import { prepareReceipt } from '@/lib/usage/prepare-receipt'
import type { RequestDetail } from '@/lib/usage/request-log-schema'

/** What one request cost, to the last digit, and why; then everything that its log said. */
export function RequestReceipt({ request }: { request: RequestDetail }) {
  const { locale, zone } = useReader()
  const receipt = prepareReceipt(request, locale, zone)
  const { verdict, tone, reason, amountPicos, amountText, formula, rateText, lines, quantities, facts } =
    receipt
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 wide:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
      <div className="grid content-start gap-5">
        <Panel title="Receipt" actions={<Tag tone={tone}>{verdict}</Tag>}>
          <div className="grid gap-2 px-4 pb-3">
            <p className="text-2xl font-semibold [overflow-wrap:anywhere]">{amountText}</p>
            <p>{reason}</p>
            {formula ? (
              <p className="rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere]">{formula.text}</p>
            ) : null}
            {formula?.rounding ? (
              <p className="text-xs text-ink-2 [overflow-wrap:anywhere]">{formula.rounding}</p>
            ) : null}
            {rateText ? <p className="text-xs text-ink-2">{rateText}</p> : null}
          </div>
          {lines.length > 0 && amountPicos !== null ? (
            <div className="border-t border-line">
              <ReceiptLines lines={lines} amountPicos={amountPicos} />
            </div>
          ) : null}
        </Panel>
        {receipt.ratings.length > 0 ? (
          <Panel title="Ratings" sentence="none is taken back; the last one counts">
            <ReceiptRatings ratings={receipt.ratings} />
          </Panel>
        ) : null}
        <Panel title="Quantities" sentence="as they were logged">
          <ReceiptFacts facts={quantities} />
        </Panel>
      </div>
      <Panel title="Request" sentence="what is kept of it; never what was asked or answered">
        <ReceiptFacts facts={facts} />
      </Panel>
    </div>
  )
}
