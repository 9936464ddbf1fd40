import { pool } from '@/lib/db/pool'

/** The tables in whose rows a text stands, as it is or as bytes. */
export async function findInTables(text: string): Promise<string[]> {
  const { rows: tables } = await pool().query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rowCount } = await pool().query(
      `select 1 from "${name}" t where t::text like $1 or t::text like $2 limit 1`,
      [`%${text}%`, `%${Buffer.from(text).toString('hex')}%`],
    )
    if (rowCount) found.push(name)
  }
  return found
}
