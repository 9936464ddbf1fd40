import { formatCount } from '@/lib/money/format-count'
import { formatShare } from '@/lib/money/format-share'
import type { Forecast } from '@/lib/usage/prepare-forecast'

type Ready = Extract<Forecast, { state: 'ready' }>

const MILLION = 1_000_000n

/** How a forecast is made, and how far it was off when it was tried, in sentences. */
export function prepareForecastText(forecast: Ready, locale: string): string {
  const method =
    'Each day to come is expected to cost the median of the last four of its weekday, times how far the ' +
    'last seven days were above or below that; the rest of today, what its hours usually take of a day.'
  const { band, tries, months } = forecast
  if (!band) return `${method} There is no whole month yet to try this on, so its error is not known.`
  const share = (part: number) => formatShare(BigInt(part), MILLION, locale)
  const times = tries === 1 ? 'once' : `${formatCount(tries, locale)} times`
  const past = months === 1 ? 'its last month' : `its last ${formatCount(months, locale)} months`
  return (
    `${method} Tried ${times} on ${past} from about this day on, it missed what was still to come by ` +
    `${share(band.typical)} in the middle and ${share(band.worst)} at worst; the worst is the band.`
  )
}
