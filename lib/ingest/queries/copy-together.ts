import 'server-only'
import type { Connection, PoolClient, Submittable } from 'pg'
import { pool } from '@/lib/db/pool'

/** A COPY statement of ours, without values, and what it reads: one Buffer of COPY's binary format. */
export type Copy = { statement: string; rows: Buffer }

/** The types of messages of Postgres's protocol, and the length of a message that says nothing more. */
const COPY_DATA = 'd'.charCodeAt(0)
const COPY_DONE = Buffer.from([...Buffer.from('c'), 0, 0, 0, 4])

function headOf(rows: Buffer): Buffer {
  const head = Buffer.allocUnsafe(5)
  head[0] = COPY_DATA
  head.writeUInt32BE(rows.length + 4, 1)
  return head
}

/**
 * Statements and all their data in one go, answered once. Who waits to be asked for the data of each, as
 * streams do, crosses the loop of a busy process five times a transaction, and Postgres is idle meanwhile. A
 * COPY that can't begin, or fails halfway, leaves data on its way: the protocol has the server pass over it.
 */
class OneTrip implements Submittable {
  constructor(
    private readonly copies: readonly Copy[],
    private readonly resolve: () => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    const { stream } = connection
    stream.cork()
    connection.query(`begin; ${this.copies.map((copy) => copy.statement).join('; ')}; commit`)
    for (const { rows } of this.copies) {
      stream.write(headOf(rows))
      stream.write(rows)
      stream.write(COPY_DONE)
    }
    stream.uncork()
  }

  handleCopyInResponse(): void {}

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.resolve()
  }

  handleError(error: Error): void {
    this.reject(error)
  }
}

function sendAll(client: PoolClient, copies: readonly Copy[]): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new OneTrip(copies, resolve, reject))
  })
}

/** Copies rows into several tables, all of them or none: committed when it returns. */
export async function copyTogether(copies: readonly Copy[]): Promise<void> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await sendAll(client, copies)
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault
    })
    throw error
  } finally {
    client.release(broken)
  }
}
