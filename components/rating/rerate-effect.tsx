'use client'

import { EffectTable } from '@/components/rating/effect-table'
import { Money } from '@/components/ui/money'
import { useReader } from '@/components/ui/reader'
import { prepareScopeText } from '@/lib/rating/prepare-scope'
import type { ReratePreview } from '@/lib/rating/schema'

/** What rating again would change: by month and where it is billed, by account, by model. */
export function RerateEffect({ preview }: { preview: ReratePreview }) {
  const { locale } = useReader()
  const { accounts, models, months, startAt, endAt } = preview
  const { range } = prepareScopeText({ accounts: [], models: [], startAt, endAt }, locale)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="grid gap-1 px-4">
        <p className="text-xs text-ink-2">
          Of usage received {range}. Of days before {preview.rawSince.slice(0, 10)} only sums are kept: they
          stay as they are.
        </p>
        <ul>
          {months.map(({ usagePeriod, billedIn, differencePicos }) => (
            <li key={usagePeriod}>
              Usage of {usagePeriod}: <Money picos={differencePicos} signed />
              {billedIn === usagePeriod
                ? ', billed in its own month'
                : `, billed in ${billedIn}: it is closed`}
            </li>
          ))}
        </ul>
      </div>
      <EffectTable
        caption="Effect by account"
        header="Account"
        rows={accounts}
        rowKey={(row) => row.accountId}
        name={(row) => row.name}
        total={preview}
      />
      <EffectTable
        caption="Effect by model"
        header="Model"
        rows={models}
        rowKey={(row) => `${row.kind} ${row.model}`}
        name={(row) => (
          <span className="whitespace-normal [overflow-wrap:anywhere]">
            {row.model} <span className="text-xs text-ink-2">{row.kind}</span>
          </span>
        )}
      />
    </div>
  )
}
