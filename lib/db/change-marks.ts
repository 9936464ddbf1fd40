import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Queryable } from '@/lib/db/transaction'
import type { Prisma } from '@/prisma/generated/client'

/**
 * How every process hears within a second that something it keeps in memory has changed: the writer raises a
 * number in the same transaction as the change, readers look at all the numbers at most twice a second.
 */
export type ChangeMark = 'accounts' | 'keys' | 'limits' | 'prices' | 'sources'

const LOOK_EVERY_MS = 500

let versions = new Map<string, bigint>()
let lookedAt = Number.NEGATIVE_INFINITY
let looking: Promise<void> | undefined

export async function bumpChangeMark(client: Queryable, mark: ChangeMark): Promise<void> {
  await client.query(
    `insert into change_marks (name, version) values ($1, 1)
     on conflict (name) do update set version = change_marks.version + 1`,
    [mark],
  )
  lookAgain()
}

/** The same inside a Prisma transaction. */
export async function bumpChangeMarkIn(tx: Prisma.TransactionClient, mark: ChangeMark): Promise<void> {
  await tx.changeMark.upsert({
    where: { name: mark },
    create: { name: mark, version: 1n },
    update: { version: { increment: 1n } },
  })
  lookAgain()
}

/**
 * This process looks at its next read. It may look before the commit; then it sees the change 500 ms later.
 */
function lookAgain(): void {
  lookedAt = Number.NEGATIVE_INFINITY
}

async function look(): Promise<void> {
  const startedAt = performance.now()
  const { rows } = await pool().query<{ name: string; version: bigint }>(
    'select name, version from change_marks',
  )
  versions = new Map(rows.map((row) => [row.name, row.version]))
  lookedAt = startedAt
}

async function versionsNow(marks: readonly ChangeMark[]): Promise<string> {
  if (performance.now() - lookedAt > LOOK_EVERY_MS) {
    looking ??= look().finally(() => {
      looking = undefined
    })
    await looking
  }
  return marks.map((mark) => versions.get(mark) ?? 0n).join()
}

/**
 * Keeps what `load` gave until one of the marks is raised. Concurrent callers share one load; a load that
 * fails is not kept. The marks are read before the load, so a change during it loads once more.
 */
export function cachedUntilChanged<T>(
  marks: readonly ChangeMark[],
  load: () => Promise<T>,
): () => Promise<T> {
  let kept: { version: string; value: Promise<T> } | undefined
  return async () => {
    const version = await versionsNow(marks)
    if (kept?.version !== version) {
      const value = load()
      kept = { version, value }
      value.catch(() => {
        if (kept?.value === value) kept = undefined
      })
    }
    return kept.value
  }
}
