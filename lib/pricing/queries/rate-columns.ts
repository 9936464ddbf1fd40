import 'server-only'
import type { Price, Rate } from '@/lib/pricing/schema'
import type { Price as PriceRow } from '@/prisma/generated/client'

/** How a rate lies in its row: a column a figure, and null for those of other kinds. */
export type RateColumns = Pick<
  PriceRow,
  | 'kind'
  | 'inputRatePicos'
  | 'cachedInputRatePicos'
  | 'outputRatePicos'
  | 'imageRatePicos'
  | 'characterRatePicos'
>

export function rateColumns(rate: Rate): RateColumns {
  const none = { inputRatePicos: null, cachedInputRatePicos: null, outputRatePicos: null }
  return { ...none, imageRatePicos: null, characterRatePicos: null, ...rate }
}

export function rateOfRow(row: RateColumns): Rate {
  if (row.kind === 'image') return { kind: 'image', imageRatePicos: row.imageRatePicos ?? 0n }
  if (row.kind === 'audio') return { kind: 'audio', characterRatePicos: row.characterRatePicos ?? 0n }
  const { inputRatePicos, cachedInputRatePicos, outputRatePicos } = row
  return {
    kind: 'text',
    inputRatePicos: inputRatePicos ?? 0n,
    cachedInputRatePicos: cachedInputRatePicos ?? inputRatePicos ?? 0n,
    outputRatePicos: outputRatePicos ?? 0n,
  }
}

export function isSameRate(row: RateColumns, rate: Rate): boolean {
  return Object.entries(rateColumns(rate)).every(
    ([column, value]) => row[column as keyof RateColumns] === value,
  )
}

export function priceOfRow(row: PriceRow): Price {
  const { priceId, accountId, model, startsAt } = row
  return { priceId, accountId, model, startsAtMs: startsAt.getTime(), rate: rateOfRow(row) }
}
