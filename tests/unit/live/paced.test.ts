import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paced } from '@/components/live/paced'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function counting() {
  let runs = 0
  const { ask, stop } = paced(() => runs++, 2_000)
  return { ask, stop, runs: () => runs }
}

test('the first ask runs at once, and what is asked meanwhile runs once when the time is over', () => {
  const { ask, runs } = counting()
  ask()
  expect(runs()).toBe(1)
  ask()
  ask()
  vi.advanceTimersByTime(1_999)
  expect(runs()).toBe(1)
  vi.advanceTimersByTime(1)
  expect(runs()).toBe(2)
  vi.advanceTimersByTime(10_000)
  expect(runs()).toBe(2)
})

test('after a quiet time an ask runs at once again', () => {
  const { ask, runs } = counting()
  ask()
  vi.advanceTimersByTime(2_000)
  ask()
  expect(runs()).toBe(2)
})

test('a run that waits is dropped by stop, and no timer is left', () => {
  const { ask, stop, runs } = counting()
  ask()
  ask()
  stop()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(10_000)
  expect(runs()).toBe(1)
})
