'use client'

import { useReader } from '@/components/ui/reader'
import { Reveal } from '@/components/ui/reveal'
import { formatMoney, type MoneyStyle } from '@/lib/money/format-money'

export type MoneyProps = {
  /** A whole number of picos as text. */
  picos: string
  style?: MoneyStyle
  /** A plus sign before what is not negative, for changes of a balance. */
  signed?: boolean
  /** Whether the full value can be focused; without it a shortened value has it as its title. */
  reveal?: boolean
}

/** An amount by the reader's locale: small ones readable, shortened ones with their full value at hand. */
export function Money({ picos, style = 'amount', signed = false, reveal = style === 'compact' }: MoneyProps) {
  const { locale } = useReader()
  const sign = signed && BigInt(picos) > 0n ? '+' : ''
  const short = sign + formatMoney(picos, locale, style)
  const full = sign + formatMoney(picos, locale, 'exact')
  if (reveal) return <Reveal short={short} full={full} />
  return <span title={full}>{short}</span>
}
