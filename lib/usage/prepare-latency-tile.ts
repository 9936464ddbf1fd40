import { formatChange } from '@/lib/money/format-change'
import type { RangePreset } from '@/lib/time/range'
import { prepareMeasureText } from '@/lib/usage/prepare-measure-text'
import { AGAINST, type Tile } from '@/lib/usage/prepare-tiles'
import type { LatencyAnswer } from '@/lib/usage/schema'

/** Decides the tile of p95: a latency that nobody reported is no 0 ms, in the figure as in the line. */
export function prepareLatencyTile(
  { measure, total, previous, buckets, points, completeTo }: LatencyAnswer,
  { range, locale }: { range: RangePreset; locale: string },
): Tile {
  const p95s = new Map(points.map((point) => [point.bucket, point.p95Ms]))
  const spark = buckets.flatMap((startAt, index) => (startAt < completeTo ? [p95s.get(index) ?? null] : []))
  const label = 'Latency p95'
  if (!total) return { label, value: '–', note: 'none reported', spark: [] }
  const value = prepareMeasureText(measure, BigInt(Math.round(total.p95Ms)), locale)
  if (!previous)
    return { label, value, note: `none reported ${AGAINST[range].replace(/^on /, 'in ')}`, spark }
  const micros = (ms: number) => BigInt(Math.round(ms * 1000))
  const change = formatChange(micros(total.p95Ms), micros(previous.p95Ms), locale)
  return { label, value, change: { change, rising: 'bad', against: AGAINST[range] }, spark }
}
