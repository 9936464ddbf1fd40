import 'server-only'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from } from 'pg-copy-streams'

/** Sends one Buffer of COPY's binary format to a table. The statement is one of ours, without values. */
export async function copyInto(client: PoolClient, statement: string, rows: Buffer): Promise<void> {
  await pipeline(Readable.from([rows]), client.query(from(statement)))
}
