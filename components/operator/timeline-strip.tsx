'use client'

import { joinClasses } from '@/components/ui/join-classes'
import { useReader } from '@/components/ui/reader'
import type { RateState, TimelineRate } from '@/lib/pricing/book-schema'
import { prepareRateText } from '@/lib/pricing/prepare-rate-text'
import { formatInstant } from '@/lib/time/format-instant'

/** So many of the newest rates have room side by side; the table below has them all. */
const SHOWN = 6

const LOOKS: Record<RateState, string> = {
  past: 'border-line bg-sunken text-ink-2',
  present: 'border-accent bg-accent-soft text-accent',
  future: 'border-dashed border-line-strong bg-panel text-ink-2',
}

/** The rates one after the other, as they hold: what was, what is, what will be. */
export function TimelineStrip({ rates }: { rates: readonly TimelineRate[] }) {
  const { locale } = useReader()
  return (
    <ol className="flex min-w-0 gap-0.5 px-4 pb-3" aria-label="Rates in their order">
      {rates.slice(-SHOWN).map(({ priceId, state, startsAt, rate }) => (
        <li key={priceId} className="min-w-0 flex-1">
          <span
            className={joinClasses(
              'keep-colour block truncate rounded-sm border px-2 py-1 font-[550]',
              LOOKS[state],
            )}
          >
            {prepareRateText(rate, locale)
              .map(({ amount }) => amount)
              .join(' / ')}
          </span>
          <span className="block truncate pt-0.5 text-xs text-ink-2">
            {formatInstant(startsAt, locale, 'UTC', 'day')}, {startsAt.slice(0, 4)}
          </span>
        </li>
      ))}
    </ol>
  )
}
