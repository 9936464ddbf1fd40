import 'server-only'
import { formatUsd } from '@/lib/money/picos'
import { type RateColumns, rateOfRow } from '@/lib/pricing/queries/rate-columns'

type Written = RateColumns & { model: string; startsAt: Date }

/** What the audit log keeps of a rate: its model, kind and start, and each figure as USD of one unit. */
export function priceAuditDetail(price: Written): Record<string, string> {
  const figures = Object.entries(rateOfRow(price)).filter(([, value]) => typeof value === 'bigint')
  const inUsd = figures.map(([name, value]) => [name.replace('Picos', 'Usd'), formatUsd(BigInt(value))])
  const { model, kind, startsAt } = price
  return { model, kind, startsAt: startsAt.toISOString(), ...Object.fromEntries(inUsd) }
}
