import { formatInstant } from '@/lib/time/format-instant'
import type { RequestDetail, RequestRating } from '@/lib/usage/request-log-schema'

/** One rating of a request: what it is, when, by which rate; without an amount where it had no price yet. */
export type RatingRow = {
  id: string
  what: string
  whenText: string
  rateText: string | null
  amountPicos: string | null
  isPresent: boolean
}

function whatOf(rating: RequestRating, before: RequestRating | undefined): string {
  if (!before) return rating.charge === 'unpriced' ? 'As it came, without a price' : 'As it came'
  if (rating.reason !== null) return `Rated again: ${rating.reason}`
  return 'Priced, when its price was entered'
}

/** How a request was rated over time; none where it has only the rating that it came with. */
export function prepareRatings({ ratings }: RequestDetail, locale: string, zone: string): RatingRow[] {
  if (ratings.length < 2) return []
  return ratings.map((rating, index) => {
    const { ratedAt, price, costPicos } = rating
    const since = price && formatInstant(price.startsAt, locale, zone, 'full')
    return {
      id: `${index} ${ratedAt}`,
      what: whatOf(rating, ratings[index - 1]),
      whenText: formatInstant(ratedAt, locale, zone, 'full'),
      rateText: price && `${price.isOwn ? 'own rate' : 'list’s rate'} since ${since}`,
      amountPicos: costPicos,
      isPresent: index === ratings.length - 1,
    }
  })
}
