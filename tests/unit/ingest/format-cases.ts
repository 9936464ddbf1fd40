import type { Fields, Format } from '@/lib/ingest/formats/format'
import { RowRefused } from '@/lib/ingest/formats/row-refused'
import type { LoggedEvent } from '@/lib/ingest/schema'

export const NOW = Date.UTC(2026, 2, 1, 12)

export type Asked = { account: unknown; key: unknown }

/** Reads a row of a format; the account and the key that it named stand beside what was read. */
export function readWith(format: Format, row: Fields): LoggedEvent & { asked: Asked } {
  const asked: Asked = { account: null, key: null }
  const event = format.read(
    row,
    (account, key) => {
      Object.assign(asked, { account: account ?? null, key: key ?? null })
      return { accountId: 1n, projectId: 2n, keyId: 0n }
    },
    NOW,
  )
  return { ...event, asked }
}

/** The code under which a row is refused. */
export function codeOf(format: Format, row: Fields): string {
  try {
    readWith(format, row)
  } catch (error) {
    if (error instanceof RowRefused) return error.code
    throw error
  }
  return 'taken'
}
