/** What an empty log has room for before it grows; most subjects send little. */
const FIRST_CAPACITY = 4

/**
 * When a subject's requests were admitted, in milliseconds of one clock, oldest first. A ring of times and
 * nothing else: with it a window rolls exactly, where counters of fixed or weighted buckets are off at their
 * edges. It grows no further than what is admitted in `keepMs`.
 */
export class AdmissionLog {
  private times = new Float64Array(FIRST_CAPACITY)
  /** Where the next time is written. */
  private next = 0
  private count = 0

  private at(place: number): number {
    return this.times[place & (this.times.length - 1)] ?? 0
  }

  get newest(): number {
    return this.count === 0 ? Number.NEGATIVE_INFINITY : this.at(this.next - 1)
  }

  /**
   * From when on one more fits into a window of this length that admits `requests`: it fits as soon as the
   * admission that many before it has left. Long past when it fits at once.
   */
  roomAt(requests: number, windowMs: number): number {
    if (this.count < requests) return Number.NEGATIVE_INFINITY
    return requests === 0 ? Number.POSITIVE_INFINITY : this.at(this.next - requests) + windowMs
  }

  /** How many were admitted in the window that ends at a moment, which is not before the newest. */
  usedAt(at: number, windowMs: number): number {
    let low = this.next - this.count
    let high = this.next
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.at(middle) + windowMs <= at) low = middle + 1
      else high = middle
    }
    return this.next - low
  }

  /**
   * Notes an admission. One dated before the newest, as after a restart from what several sources remember,
   * takes the newest's time: that keeps the order and can only make the window stricter.
   */
  add(time: number, keepMs: number): void {
    const at = Math.max(time, this.newest)
    if (this.count === this.times.length) {
      if (this.at(this.next - this.count) + keepMs <= at) this.count--
      else this.grow()
    }
    this.times[this.next & (this.times.length - 1)] = at
    this.next++
    this.count++
  }

  private grow(): void {
    const larger = new Float64Array(this.times.length * 2)
    const first = this.next - this.count
    for (let place = 0; place < this.count; place++) larger[place] = this.at(first + place)
    this.times = larger
    this.next = this.count
  }
}
