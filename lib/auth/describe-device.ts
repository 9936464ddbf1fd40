/** The first that fits names it: browsers claim to be one another, so the particular stand first. */
const BROWSERS = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOPiOS\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\b(Headless)?Chrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const

const LONGEST = 500

/**
 * The browser and the system of a User-Agent header in a few words that are ours, such as `Firefox on Linux`:
 * enough to know one's own sessions by, and nothing to know a person by.
 */
export function describeDevice(userAgent: string): string {
  const text = userAgent.slice(0, LONGEST)
  const [, browser = null] = BROWSERS.find(([pattern]) => pattern.test(text)) ?? []
  const [, system = null] = SYSTEMS.find(([pattern]) => pattern.test(text)) ?? []
  if (!browser) return system ?? 'Unknown'
  return system ? `${browser} on ${system}` : browser
}
