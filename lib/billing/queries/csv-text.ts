import 'server-only'

/** A text cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export function noFormula(column: string): string {
  const starts = String.raw`'=', '+', '-', '@', e'\t', e'\r'`
  return `case when left(${column}, 1) in (${starts}) then '''' || ${column} else ${column} end`
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE62_POWERS = Array.from({ length: 11 }, (_, place) => 62n ** BigInt(place))

/** The outward text of an id, as `formatId` writes it. */
export function idText(prefix: 'acc' | 'key' | 'prc' | 'prj', column: string): string {
  return `'${prefix}_' || (
      select string_agg(substr('${BASE62}', ((${column} / power) % 62)::int + 1, 1), '' order by power desc)
      from unnest('{${BASE62_POWERS.join()}}'::bigint[]) as place (power)
    )`
}

/** Picos as exact USD: NUMERIC never writes an exponent. */
export const usdText = (column: string) => `trim_scale(${column} * 0.000000000001)`

export function arrayText(items: { toString(): string }[] | undefined): string | null {
  return items ? `{${items.join()}}` : null
}
