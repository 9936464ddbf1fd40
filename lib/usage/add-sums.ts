import { ADDITIVE, type Sums } from '@/lib/usage/schema'

/** Adds rows of sums up, exactly; nothing at all adds up to zeros. */
export function addSums(rows: readonly Sums[]): Sums {
  const total = (name: keyof Sums) => rows.reduce((sum, row) => sum + BigInt(row[name]), 0n).toString()
  return Object.fromEntries(ADDITIVE.map((name) => [name, total(name)])) as Sums
}
