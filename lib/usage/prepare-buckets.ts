import type { BarState, ChartBucket } from '@/lib/usage/chart-schema'

type Read = { endAt: string; completeTo: string }

function stateOf(startAt: string, endAt: string, completeTo: string): BarState {
  const moment = Date.parse(completeTo)
  if (Date.parse(startAt) >= moment) return 'ahead'
  return Date.parse(endAt) > moment ? 'partial' : 'complete'
}

/**
 * The bars between neighbouring starts. A bar that holds something has begun, whatever the clock of its
 * writer said.
 */
export function prepareBuckets(
  { endAt, completeTo }: Read,
  starts: readonly string[],
  holds: (index: number) => boolean,
): ChartBucket[] {
  return starts.map((startAt, index) => {
    const end = starts[index + 1] ?? endAt
    const state = stateOf(startAt, end, completeTo)
    return { startAt, endAt: end, state: state === 'ahead' && holds(index) ? 'partial' : state }
  })
}
