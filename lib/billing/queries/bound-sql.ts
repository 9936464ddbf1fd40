import 'server-only'
import pg from 'pg'

/** A query whose rows make a file, and its values as text. */
export type CsvQuestion = { sql: string; values: readonly (string | null)[] }

/**
 * COPY takes no parameters, so the values are bound here: each as a quoted literal, in one pass over the
 * text.
 */
export function boundSql({ sql, values }: CsvQuestion): string {
  return sql.replace(/\$(\d+)/g, (_, place: string) => {
    const value = values[Number(place) - 1] ?? null
    return value === null ? 'null' : pg.escapeLiteral(value)
  })
}
