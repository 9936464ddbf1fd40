import type { EntryKind, MoneyPart } from '@/lib/billing/schema'

export type Split = { promoPicos: bigint; paidPicos: bigint }

/**
 * How an amount falls on promo and paid money: charges take promo first and never below zero, promo credit is
 * promo, and everything else (money in and out, credits of a re-rate) touches paid only, unless an adjustment
 * is said to be of promo.
 */
export function splitAmount(
  kind: EntryKind,
  amountPicos: bigint,
  promoBalancePicos: bigint,
  part: MoneyPart = 'paid',
): Split {
  if (kind === 'promo' || part === 'promo') return { promoPicos: amountPicos, paidPicos: 0n }
  const takesPromo = (kind === 'charge' || kind === 'rerate') && amountPicos < 0n && promoBalancePicos > 0n
  if (!takesPromo) return { promoPicos: 0n, paidPicos: amountPicos }
  const promoPicos = -amountPicos < promoBalancePicos ? amountPicos : -promoBalancePicos
  return { promoPicos, paidPicos: amountPicos - promoPicos }
}
