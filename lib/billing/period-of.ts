/** The billing month of an instant, always of UTC, as `2026-11`. */
export function periodOf(at: Date): string {
  return at.toISOString().slice(0, 7)
}
