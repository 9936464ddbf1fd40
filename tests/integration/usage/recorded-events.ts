import { pool } from '@/lib/db/pool'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { ADDITIVE, type Sums } from '@/lib/usage/schema'
import type { makeAccount } from '@/tests/support/make-account'

export type TestAccount = Awaited<ReturnType<typeof makeAccount>>

/** A raw event as it stands in the log, for adding up by hand. */
export type Recorded = {
  atMs: number
  model: string
  kind: string
  status: number
  keyId: bigint
  projectId: bigint
  charge: string
  promptTokens: number | null
  cachedTokens: number | null
  completionTokens: number | null
  images: number | null
  characters: number | null
  costPicos: bigint | null
}

/** Logs rows through an account's own source; every one must be new. */
export async function record(account: TestAccount, rows: readonly object[], now: Date): Promise<void> {
  const source = { sourceId: account.source.sourceId, accountId: account.accountId }
  const { accepted, results } = await ingestRows(rows, { source, now })
  if (accepted !== rows.length) throw new Error(`not every row was accepted: ${JSON.stringify(results)}`)
}

/** Logs every second row, folds, and logs the others, which stay as they were appended. */
export async function recordHalfFolded(
  account: TestAccount,
  rows: readonly object[],
  now: Date,
): Promise<void> {
  const even = rows.filter((_, index) => index % 2 === 0)
  const odd = rows.filter((_, index) => index % 2 === 1)
  await record(account, even, now)
  await foldDeltas()
  await record(account, odd, now)
}

export async function recordedEvents({ accountId }: TestAccount): Promise<Recorded[]> {
  const { rows } = await pool().query<Recorded>(
    `select (extract(epoch from time) * 1000)::float8 as "atMs", model, kind::text as kind, status,
       key_id as "keyId", project_id as "projectId", charge::text as charge, prompt_tokens as "promptTokens",
       cached_tokens as "cachedTokens", completion_tokens as "completionTokens", images, characters,
       cost_picos as "costPicos"
     from events where account_id = $1`,
    [accountId],
  )
  return rows
}

/** Adds raw events up one by one. */
export function sumEvents(events: readonly Recorded[]): Sums {
  const sums = Object.fromEntries(ADDITIVE.map((name) => [name, 0n])) as Record<keyof Sums, bigint>
  for (const event of events) {
    sums.requests += 1n
    if (event.status < 200 || event.status > 299) sums.errors += 1n
    if (event.status === 429) sums.refused += 1n
    if (event.charge === 'unpriced') sums.unpriced += 1n
    if (event.charge === 'unmetered') sums.unmetered += 1n
    sums.costPicos += event.costPicos ?? 0n
    for (const name of [
      'promptTokens',
      'cachedTokens',
      'completionTokens',
      'images',
      'characters',
    ] as const) {
      sums[name] += BigInt(event[name] ?? 0)
    }
  }
  return Object.fromEntries(ADDITIVE.map((name) => [name, sums[name].toString()])) as Sums
}
