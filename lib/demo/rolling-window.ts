/**
 * Admits at most `requests` in any `windowMs`, as the provider's limits do, so that the demo's refusals are
 * true to them.
 */
export class RollingWindow {
  private readonly admittedAt: number[] = []

  constructor(
    private readonly requests: number,
    private readonly windowMs: number,
  ) {}

  hasRoom(at: number): boolean {
    while (this.admittedAt.length > 0 && (this.admittedAt[0] ?? at) <= at - this.windowMs)
      this.admittedAt.shift()
    return this.admittedAt.length < this.requests
  }

  admit(at: number): void {
    this.admittedAt.push(at)
  }
}
