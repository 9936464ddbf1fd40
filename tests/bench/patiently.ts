import pg from 'pg'
import { env } from '@/lib/env'

/** Runs a statement that may take longer than the product allows any of its own. */
export async function patiently<T extends pg.QueryResultRow>(text: string): Promise<pg.QueryResult<T>> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL })
  await client.connect()
  try {
    return await client.query<T>(text)
  } finally {
    await client.end()
  }
}
