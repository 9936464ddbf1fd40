'use client'

import { Money } from '@/components/ui/money'
import { useReader } from '@/components/ui/reader'
import { formatMoney } from '@/lib/money/format-money'

export type CostAmountProps = {
  picos: string
  /** Whether the full value stands above: at the end of a table that scrolls, what hangs below is cut off. */
  above?: boolean
}

/** An amount that shows every digit when pointed at or focused, where some are left out. */
export function CostAmount({ picos, above = false }: CostAmountProps) {
  const { locale } = useReader()
  const isShortened = formatMoney(picos, locale, 'short') !== formatMoney(picos, locale, 'exact')
  return (
    <span className={above ? '[&_.reveal-full]:inset-[auto_0_100%_auto]' : undefined}>
      <Money picos={picos} reveal={isShortened} />
    </span>
  )
}
