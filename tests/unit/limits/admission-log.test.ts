import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AdmissionLog } from '@/lib/limits/admission-log'

/** Windows and gaps of whole numbers, small enough that edges are met often. */
const windows = fc.record({
  requests: fc.integer({ min: 1, max: 7 }),
  windowMs: fc.integer({ min: 1, max: 40 }),
})
const gaps = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 120 })

const within = (admitted: readonly number[], from: number, windowMs: number) =>
  admitted.filter((at) => at >= from && at < from + windowMs).length

/** Sends a request after each gap to a log, and tells which were admitted. */
function send(gapsMs: readonly number[], { requests, windowMs }: { requests: number; windowMs: number }) {
  const log = new AdmissionLog()
  let at = 1000
  const sent = gapsMs.map((gap) => {
    at += gap
    const isAdmitted = log.roomAt(requests, windowMs) <= at
    if (isAdmitted) log.add(at, windowMs)
    return { at, isAdmitted, used: log.usedAt(at, windowMs) }
  })
  return { log, sent, admitted: sent.filter((each) => each.isAdmitted).map((each) => each.at) }
}

describe('AdmissionLog', () => {
  it('lets no rolling window hold more than its number, wherever it begins', () => {
    fc.assert(
      fc.property(gaps, windows, (gapsMs, window) => {
        const { admitted } = send(gapsMs, window)
        for (const from of admitted)
          expect(within(admitted, from, window.windowMs)).toBeLessThanOrEqual(window.requests)
      }),
    )
  })

  it('refuses only when the window that ends now is full, and counts what is in it', () => {
    fc.assert(
      fc.property(gaps, windows, (gapsMs, window) => {
        const { sent } = send(gapsMs, window)
        for (const [place, { at, isAdmitted, used }] of sent.entries()) {
          const before = sent
            .slice(0, place)
            .filter((each) => each.isAdmitted && each.at + window.windowMs > at)
          expect(isAdmitted).toBe(before.length < window.requests)
          expect(used).toBe(before.length + (isAdmitted ? 1 : 0))
        }
      }),
    )
  })

  it('says when there is room again to the millisecond: not before, and then at once', () => {
    fc.assert(
      fc.property(gaps, windows, (gapsMs, window) => {
        const { log, admitted, sent } = send(gapsMs, window)
        const end = sent.at(-1)?.at ?? 0
        const roomAt = log.roomAt(window.requests, window.windowMs)
        const usedBefore = (at: number) => admitted.filter((each) => each + window.windowMs > at).length
        if (roomAt <= end) return
        expect(usedBefore(roomAt)).toBeLessThan(window.requests)
        expect(usedBefore(roomAt - 1)).toBe(window.requests)
      }),
    )
  })

  it('remembers as far back as it is told, so that a longer window that comes later holds', () => {
    const log = new AdmissionLog()
    for (let second = 0; second < 50; second++) log.add(second * 1000, 300_000)
    expect(log.roomAt(1, 300_000)).toBe(49_000 + 300_000)
    expect(log.usedAt(49_000, 300_000)).toBe(50)
    expect(log.usedAt(49_000, 10_000)).toBe(10)
  })

  it('takes a time before the newest for the newest', () => {
    const log = new AdmissionLog()
    log.add(5_000, 1_000)
    log.add(1_000, 1_000)
    expect(log.newest).toBe(5_000)
    expect(log.usedAt(5_500, 1_000)).toBe(2)
  })

  it('never has room in a window that admits nothing', () => {
    expect(new AdmissionLog().roomAt(0, 1_000)).toBe(Number.POSITIVE_INFINITY)
  })
})
