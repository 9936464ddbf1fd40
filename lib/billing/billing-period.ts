/** The month that bills what belongs to `period`: itself, or when that has closed the first open one. */
export function billingPeriod(period: string, openPeriod: string): string {
  const isClosed = period < openPeriod
  return isClosed ? openPeriod : period
}
