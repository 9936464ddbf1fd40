import type { Missing, UnpricedUsage } from '@/lib/rating/schema'
import { formatInstant } from '@/lib/time/format-instant'

export type MissingText = {
  what: string
  /** What would help, in a sentence. */
  help: string
  canBePriced: boolean
}

const WHAT: Record<Missing, string> = {
  name: 'Unknown name',
  price: 'No price',
  'earlier price': 'No price so early',
  nothing: 'Being priced',
  'too many names': 'Too many names',
}

function helpOf(usage: UnpricedUsage, locale: string): string {
  const { missing, canonical, kind, coveredSince, firstSeenAt } = usage
  const at = (instant: string) => formatInstant(instant, locale, 'UTC', 'minute')
  const early = `a rate that begins by ${at(firstSeenAt)} UTC prices all of it`
  switch (missing) {
    case 'name':
      return `It is no model and no other name of one. Say which model it is, or enter its price: ${early}.`
    case 'price':
      return `${canonical} has no price for ${kind}: ${early}.`
    case 'earlier price':
      return `The first rate of ${canonical} begins ${at(coveredSince ?? firstSeenAt)} UTC: ${early}.`
    case 'nothing':
      return `${canonical} has a price: done within seconds, unless a request would cost over $100,000.`
    case 'too many names':
      return 'The account sent over 1,000 names that nobody knows; the rest is counted together.'
  }
}

/** Says why usage has no price and what an operator can do about it. */
export function prepareMissing(usage: UnpricedUsage, locale: string): MissingText {
  const isOutOfReach = usage.requests === usage.beyondReach
  return {
    what: isOutOfReach ? 'Too old' : WHAT[usage.missing],
    help: isOutOfReach
      ? 'Of days this old only sums are kept: no price can reach these requests any more.'
      : helpOf(usage, locale),
    canBePriced: !isOutOfReach && usage.missing !== 'nothing' && usage.missing !== 'too many names',
  }
}
