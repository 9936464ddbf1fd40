import { describe, expect, it } from 'vitest'
import { LocalAdmissions, MAX_ADDRESSES } from '@/lib/limits/local-admissions'
import type { Admission, AskedWindow } from '@/lib/limits/schema'

function window(limit: AskedWindow['limit'], name: string, requests: number, seconds: number): AskedWindow {
  const windowMs = seconds * 1000
  return { limit, subject: `${limit} ${name}`, model: null, requests, windowMs, keepMs: windowMs }
}
const TIER = window('tier', '1', 3, 60)
const MODEL = window('model', '1 flux', 1, 300)

/** Admissions under a clock that the test turns. */
function made() {
  const noted: Admission[] = []
  let at = 1_000_000
  const admissions = new LocalAdmissions(
    () => at,
    (admitted) => noted.push(...admitted),
  )
  const ask = (windows: AskedWindow[], consume = true) => admissions.ask(windows, { consume })
  return { admissions, noted, ask, pass: (ms: number) => (at += ms) }
}

describe('LocalAdmissions', () => {
  it('admits exactly as many as the window says, and the next when the first has left it', () => {
    const { ask, pass } = made()
    const refusals = Array.from({ length: 5 }, () => ask([TIER]).refusedBy)
    expect(refusals).toEqual([null, null, null, 'tier', 'tier'])
    expect(ask([TIER]).retryAfterMs).toBe(60_000)
    pass(59_999)
    expect(ask([TIER])).toEqual({ refusedBy: 'tier', retryAfterMs: 1 })
    pass(1)
    expect(ask([TIER]).refusedBy).toBeNull()
  })

  it('takes no place anywhere for what one window refuses', () => {
    const { admissions, ask } = made()
    ask([TIER, MODEL])
    expect(ask([TIER, MODEL])).toEqual({ refusedBy: 'model', retryAfterMs: 300_000 })
    expect(admissions.states([TIER, MODEL]).map(({ used, left }) => [used, left])).toEqual([
      [1, 2],
      [1, 0],
    ])
  })

  it('takes no place when it is only asked', () => {
    const { admissions, ask, noted } = made()
    for (let time = 0; time < 10; time++) expect(ask([TIER], false).refusedBy).toBeNull()
    expect(admissions.states([TIER])[0]?.used).toBe(0)
    expect(noted).toEqual([])
  })

  it('names the window that keeps waiting longest', () => {
    const { ask } = made()
    const short = window('ip', 'a', 1, 10)
    const long = window('tier', 'a', 1, 20)
    ask([short, long])
    expect(ask([short, long])).toEqual({ refusedBy: 'tier', retryAfterMs: 20_000 })
  })

  it('goes on from what another process noted', () => {
    const first = made()
    for (let time = 0; time < 3; time++) first.ask([TIER])
    const second = made()
    for (const admission of first.noted) second.admissions.remember(admission)
    expect(second.ask([TIER]).refusedBy).toBe('tier')
    second.pass(60_000)
    expect(second.ask([TIER]).refusedBy).toBeNull()
  })

  it('holds a narrower limit against what a wider one admitted', () => {
    const { ask, pass } = made()
    const keepMs = 300_000
    for (let time = 0; time < 50; time++) ask([{ ...MODEL, requests: 50, windowMs: 60_000, keepMs }])
    pass(100_000)
    expect(ask([MODEL])).toEqual({ refusedBy: 'model', retryAfterMs: 200_000 })
  })

  it('forgets what can no longer count', () => {
    const { admissions, ask, pass } = made()
    for (let account = 0; account < 1000; account++) ask([window('tier', String(account), 3, 60)])
    expect(admissions.size).toBe(1000)
    pass(60_000)
    for (let time = 0; time < 1000; time++) ask([TIER], false)
    expect(admissions.size).toBeLessThanOrEqual(1)
  })

  it('remembers so many addresses and no more, without letting one through that it cannot count', () => {
    const { admissions, ask, pass } = made()
    const address = (name: number) => window('ip', String(name), 2, 60)
    for (let name = 0; name < MAX_ADDRESSES; name++) ask([address(name)])
    expect(ask([address(MAX_ADDRESSES)]).refusedBy).toBe('ip')
    expect(ask([address(1)]).refusedBy).toBeNull()
    expect(ask([TIER]).refusedBy).toBeNull()
    expect(admissions.size).toBeLessThanOrEqual(MAX_ADDRESSES + 1)
    pass(60_000)
    for (let time = 0; time < 10; time++) ask([TIER], false)
    expect(ask([address(MAX_ADDRESSES)]).refusedBy).toBeNull()
  })
})
