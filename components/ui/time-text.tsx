'use client'

import { useReader } from '@/components/ui/reader'
import { formatInstant, type InstantStyle } from '@/lib/time/format-instant'

export type TimeTextProps = { at: string; style?: InstantStyle }

/** An instant in the reader's zone and locale; its title tells it in full, and in UTC. */
export function TimeText({ at, style = 'minute' }: TimeTextProps) {
  const { locale, zone } = useReader()
  const full = `${formatInstant(at, locale, zone, 'full')} · ${formatInstant(at, locale, 'UTC', 'full')}`
  return (
    <time dateTime={at} title={full}>
      {formatInstant(at, locale, zone, style)}
    </time>
  )
}
