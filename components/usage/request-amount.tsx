import { Money } from '@/components/ui/money'
import { Tag } from '@/components/ui/tag'
import type { RequestRow } from '@/lib/usage/request-log-schema'

/** What a request cost, or why there is no figure: what was not charged is no amount of $0. */
export function RequestAmount({ charge, costPicos }: Pick<RequestRow, 'charge' | 'costPicos'>) {
  if (charge === 'charged' && costPicos !== null) return <Money picos={costPicos} />
  if (charge === 'free') return <span className="text-ink-2">not charged</span>
  return <Tag tone="warn">{charge}</Tag>
}
