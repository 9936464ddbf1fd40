import { TZDate } from '@date-fns/tz'
import { formatInstant } from '@/lib/time/format-instant'
import { DAY_MS, type Granularity, HOUR_MS, MINUTE_MS } from '@/lib/time/range'

/** A labelled place on the time axis: `bar` is a position among the bars. */
export type TimeTick = { bar: number; label: string }

const MAX_TICKS = 10
const STEPS = [1, 2, 5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE_MS)
  .concat([1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS))
  .concat([1, 2, 3, 7, 14, 28].map((days) => days * DAY_MS))

/** Milliseconds on the zone's wall clock: only for finding round places, never an instant. */
function wallMs(start: string, zone: string): number {
  const at = new TZDate(new Date(start), zone)
  return at.getTime() - at.getTimezoneOffset() * MINUTE_MS
}

function dayTicks(starts: readonly string[], locale: string, zone: string): TimeTick[] {
  const every = Math.ceil(starts.length / MAX_TICKS)
  return starts.flatMap((start, bar) =>
    bar % every === 0 ? [{ bar, label: formatInstant(start, locale, zone, 'day') }] : [],
  )
}

/** Labels round times of the zone's clock, at most ten; a midnight is labelled with its day. */
export function prepareTimeTicks(
  starts: readonly string[],
  granularity: Granularity,
  locale: string,
  zone: string,
): TimeTick[] {
  if (granularity === 'day') return dayTicks(starts, locale, zone)
  const walls = starts.map((start) => wallMs(start, zone))
  for (const stepMs of STEPS) {
    const bars = walls.flatMap((wall, bar) => {
      const before = walls[bar - 1]
      const round =
        before === undefined ? wall % stepMs === 0 : Math.floor(wall / stepMs) !== Math.floor(before / stepMs)
      return round ? [bar] : []
    })
    if (bars.length > MAX_TICKS) continue
    return bars.map((bar) => {
      const midnight = (walls[bar] ?? 1) % DAY_MS === 0
      const style = stepMs >= DAY_MS || midnight ? 'day' : 'clock'
      return { bar, label: formatInstant(starts[bar] ?? '', locale, zone, style) }
    })
  }
  return []
}
