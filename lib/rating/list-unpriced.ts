import { formatId } from '@/lib/db/id'
import { OTHER_MODEL } from '@/lib/ingest/schema'
import { type UnpricedRow, unpricedUsage } from '@/lib/rating/queries/unpriced-usage'
import { type RatingBook, ratingBook } from '@/lib/rating/rating-book'
import { reach } from '@/lib/rating/reach'
import type { Missing, UnpricedUsage } from '@/lib/rating/schema'
import { HOUR_MS } from '@/lib/time/range'

const MOST_ROWS = 500

function missingOf(row: UnpricedRow, canonical: string | null, since: number | null): Missing {
  if (row.model === OTHER_MODEL) return 'too many names'
  if (canonical === null) return 'name'
  if (since === null) return 'price'
  return row.lastSeenAt.getTime() + HOUR_MS <= since ? 'earlier price' : 'nothing'
}

function usageOf(row: UnpricedRow, { book, coveredSince }: RatingBook): UnpricedUsage {
  const canonical = book.canonicalModel(row.model)
  const since = coveredSince(row)
  return {
    ...row,
    accountId: formatId('acc', row.accountId),
    canonical,
    missing: missingOf(row, canonical, since),
    coveredSince: since === null ? null : new Date(since).toISOString(),
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }
}

/** The queue of usage that waits for a price, and what each of it waits for; the most requests first. */
export async function listUnpriced({ now }: { now: Date }): Promise<UnpricedUsage[]> {
  const [rows, book] = await Promise.all([
    unpricedUsage({ since: reach(now), limit: MOST_ROWS }),
    ratingBook(),
  ])
  return rows.map((row) => usageOf(row, book))
}
