/** Names a zone with its offset at a moment: `Asia/Kolkata, GMT+5:30`. */
export function formatZone(zone: string, locale: string, at: string | Date): string {
  if (zone === 'UTC') return 'UTC'
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' })
  const part = format.formatToParts(new Date(at)).find((each) => each.type === 'timeZoneName')
  return part ? `${zone}, ${part.value}` : zone
}
