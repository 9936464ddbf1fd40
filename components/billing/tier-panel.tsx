'use client'

import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import type { BillingOverview } from '@/lib/billing/schema'
import type { TierChange, TierHistory } from '@/lib/billing/tier-schema'
import { formatMoney } from '@/lib/money/format-money'

export type TierPanelProps = { overview: BillingOverview; history: TierHistory }

const BECAUSE: Record<string, string> = {
  deposit: 'A deposit',
  refund: 'A refund',
  dispute: 'A dispute',
}

function reasonOf({ byOperator, because }: TierChange): string {
  if (byOperator) return 'An operator'
  return because === null ? 'Deposits' : (BECAUSE[because] ?? 'Deposits')
}

function ruleOf({ tierByHand, tierId }: BillingOverview, need: string): string {
  if (tierByHand) return 'This tier was set by an operator and stands whatever the deposits are.'
  if (tierId === 'basic')
    return `Deposits of ${need} in all, less refunds and disputes, make the account Pro at once.`
  return `Should refunds or disputes bring them below ${need}, it is Basic from the next request on.`
}

/** What decides the tier, and how the account came to it. */
export function TierPanel({ overview, history }: TierPanelProps) {
  const { locale } = useReader()
  const need = formatMoney(overview.proDepositPicos, locale, 'short')
  const lines = [
    { label: 'Deposits', picos: history.depositedPicos },
    { label: 'Refunds', picos: history.refundedPicos },
    { label: 'Disputes', picos: history.disputedPicos },
    { label: `Counts towards the ${need} of Pro`, picos: overview.depositsPicos },
  ]
  return (
    <Panel title="Tier" sentence={<Tag tone="accent">{overview.tierId}</Tag>}>
      <p className="px-4 pb-2 text-ink-2">{ruleOf(overview, need)}</p>
      <dl className="border-t border-line px-4">
        {lines.map(({ label, picos }) => (
          <div
            key={label}
            className="flex justify-between gap-2 border-b border-line py-[7px] last:border-b-0"
          >
            <dt className="text-ink-2">{label}</dt>
            <dd>
              <Money picos={picos} style="short" />
            </dd>
          </div>
        ))}
      </dl>
      {history.changes.length > 0 ? (
        <div className="border-t border-line">
          <DataTable
            caption="Tier history"
            rows={history.changes}
            rowKey={(change) => `${change.at} ${change.after}`}
            maxHeight={220}
            columns={[
              {
                id: 'when',
                header: 'When',
                cell: (change) => (
                  <span className="text-ink-2">
                    <TimeText at={change.at} />
                  </span>
                ),
              },
              {
                id: 'what',
                header: 'Tier',
                cell: ({ before, after }) => (before === null ? after : `${before} → ${after}`),
              },
              { id: 'who', header: 'By', cell: reasonOf },
            ]}
          />
        </div>
      ) : null}
    </Panel>
  )
}
