import type { By } from '@/lib/audit/schema'
import { formatId, newId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { previewScope } from '@/lib/rating/preview-rerate'
import { insertRun } from '@/lib/rating/queries/write-runs'
import { ratingBook } from '@/lib/rating/rating-book'
import { resolveScope } from '@/lib/rating/resolve-scope'
import { type NewRerate, newRerateSchema } from '@/lib/rating/schema'

/**
 * Begins a re-rate whose effect was looked at: from now on the job takes it on. It is the book of the preview
 * that it is begun under, and no other.
 * @throws AppError conflict when the book has changed since the preview or when nothing would change
 */
export async function beginRerate(given: NewRerate, by: By): Promise<{ runId: string }> {
  const { reason, bookVersion } = newRerateSchema.parse(given)
  const book = await ratingBook()
  if (String(book.version) !== bookVersion) {
    throw new AppError('conflict', 'The price book has changed since. Look at the effect again.')
  }
  const scope = await resolveScope(given, book.book, by.now)
  const preview = await previewScope(scope, book, by.now)
  if (preview.events === '0') throw new AppError('conflict', 'This would change nothing.')
  const runId = newId()
  await insertRun({ runId, reason, scope, preview }, by)
  return { runId: formatId('run', runId) }
}
