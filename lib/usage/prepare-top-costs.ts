import { type Hue, prepareColours } from '@/lib/usage/prepare-colours'
import type { UsageAnswer } from '@/lib/usage/schema'

/** A row of the cost table; `partOfFirst` (0 to 1) is for drawing only. */
export type TopCost = {
  id: string
  label: string
  hue: Hue
  requests: string
  costPicos: string
  partOfFirst: number
}

/** The groups of an answer as rows, in its order, with what is left over last. */
export function prepareTopCosts(answer: UsageAnswer): TopCost[] {
  const colours = prepareColours(answer.groups.map(({ id, members }) => ({ id, other: members > 0 })))
  const most = answer.groups.reduce((top, { sums }) => Math.max(top, Number(sums.costPicos)), 0)
  return answer.groups.map(({ id, label, members, sums }, index) => ({
    id: members > 0 ? 'other' : id,
    label: members > 0 ? `${members} ${members === 1 ? 'other' : 'others'}` : label,
    hue: colours[index]?.hue ?? 'other',
    requests: sums.requests,
    costPicos: sums.costPicos,
    partOfFirst: most === 0 ? 0 : Number(sums.costPicos) / most,
  }))
}
