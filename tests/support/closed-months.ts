import { billingHistory } from '@/lib/billing/billing-history'
import { getStatement } from '@/lib/billing/get-statement'
import { formatId, parseId } from '@/lib/db/id'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { createKey } from '@/lib/keys/create-key'
import type { makeAccount } from './make-account'
import { AUDIO_MODEL, IMAGE_MODEL, sendUsage, textRow } from './send-usage'

/** The moment at which September 2026 is to be closed. */
export const CLOSES = new Date('2026-10-04T00:00:00Z')
/** An image whose exact cost is 11,444,091,796.875 picos. */
export const imageRow = (time: string, more = {}) =>
  textRow(time, { model: IMAGE_MODEL, kind: 'image', width: 1000, height: 1000, steps: 30, ...more })
export const audioRow = (time: string, characters: number) =>
  textRow(time, { model: AUDIO_MODEL, kind: 'audio', characters })

type Made = Awaited<ReturnType<typeof makeAccount>>

/** Sends rows at a moment, and folds them. */
export async function sendAt(made: Made, rows: object[], at: string): Promise<void> {
  await sendUsage(made, rows, new Date(at))
  await foldDeltas()
}

/** The statements of an account, newest first. */
export async function statementsOf(accountId: bigint, now = CLOSES) {
  const { months } = await billingHistory(accountId, { now })
  const ids = months.flatMap(({ statement }) =>
    statement ? [parseId('stm', statement.statementId) ?? 0n] : [],
  )
  const found = await Promise.all(ids.map((statementId) => getStatement(accountId, statementId)))
  return found.flatMap((statement) => (statement ? [statement] : []))
}

/** A September of every kind in two projects, with a failure and an unpriced request. */
export async function septemberOf(made: Made) {
  const { keyId } = await createKey(
    { accountId: made.accountId, name: 'k', projectName: 'a project', scopes: ['inference'] },
    { actor: 'system', now: CLOSES },
  )
  const key = formatId('key', keyId)
  await sendAt(
    made,
    [
      textRow('2026-09-01T00:00:00Z', { completion_tokens: 500, cached_tokens: 200 }),
      textRow('2026-09-30T23:59:59.999999Z', { key }),
      textRow('2026-09-10T10:00:00Z', { status: 500 }),
      textRow('2026-09-10T10:00:00Z', { model: 'nobody/knows' }),
      imageRow('2026-09-12T10:00:00Z'),
      imageRow('2026-09-12T10:00:01Z'),
      imageRow('2026-09-12T10:00:02Z'),
      imageRow('2026-09-12T10:00:03Z'),
      imageRow('2026-09-12T10:00:04Z'),
      audioRow('2026-09-13T10:00:00Z', 1_000),
    ],
    '2026-10-01T00:00:00Z',
  )
}
