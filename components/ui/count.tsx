'use client'

import { useReader } from '@/components/ui/reader'
import { Reveal } from '@/components/ui/reveal'
import { formatCount } from '@/lib/money/format-count'

/** A count by the reader's locale; a compact one shows its full value when pointed at or focused. */
export function Count({ value, compact = false }: { value: string | number; compact?: boolean }) {
  const { locale } = useReader()
  const full = formatCount(value, locale)
  return <Reveal short={compact ? formatCount(value, locale, 'compact') : full} full={full} />
}
