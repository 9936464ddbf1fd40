/**
 * Whole microseconds since 1970, or null when the text is no RFC 3339 time with a zone, or lies before
 * 1970.
 */
const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,30}))?(?:([Zz])|([+-])(\d\d):(\d\d))$/

const MICROS_PER_SECOND = 1_000_000

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function fractionMicros(digits: string | undefined): number {
  return digits ? Number(digits.slice(0, 6).padEnd(6, '0')) : 0
}

/**
 * Reads RFC 3339. Digits beyond microseconds are cut off. Second 60 of any minute is its last microsecond,
 * so that a leap second stays in its own minute.
 */
export function parseRfc3339(text: string): number | null {
  const match = RFC_3339.exec(text)
  if (!match) return null
  const part = (index: number) => Number(match[index])
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)]
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (hour > 23 || minute > 59 || second > 60) return null
  let offsetMinutes = 0
  if (match[9]) {
    if (part(10) > 23 || part(11) > 59) return null
    offsetMinutes = (part(10) * 60 + part(11)) * (match[9] === '-' ? -1 : 1)
  }
  const leap = second === 60
  const seconds = Date.UTC(year, month - 1, day, hour, minute, leap ? 59 : second) / 1000 - offsetMinutes * 60
  return seconds * MICROS_PER_SECOND + (leap ? MICROS_PER_SECOND - 1 : fractionMicros(match[7]))
}

/** Unix seconds as microseconds: a double holds a time of this century to a quarter of one. */
export function unixMicros(seconds: number): number {
  return Math.round(seconds * MICROS_PER_SECOND)
}
