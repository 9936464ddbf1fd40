import { describe, expect, it } from 'vitest'
import { refuseLostMinutes } from '@/lib/usage/refuse-lost-minutes'

const SINCE = new Date('2026-01-10T00:00:00Z')
const at = (time: string) => new Date(`2026-01-${time}Z`)

describe('reports that begin before minutes are kept', () => {
  it.each([
    ['minutes', at('09T10:00'), null, '1m', 'bucket_width'],
    ['a start within a quarter of an hour', at('09T10:07'), null, '1h', 'start_time'],
    ['an end within one', at('09T10:00'), at('09T12:01'), '1d', 'end_time'],
  ] as const)('are refused with %s', (_, startAt, endAt, width, param) => {
    expect(() => refuseLostMinutes({ startAt, endAt, width }, SINCE)).toThrow(
      expect.objectContaining({ code: 'invalid_request', param }),
    )
  })

  it.each([
    ['whole quarters', at('09T10:15'), at('09T18:45'), '1h'],
    ['an end that is kept to the minute', at('09T10:00'), at('10T12:01'), '1d'],
    ['minutes from there on', at('10T00:00'), null, '1m'],
  ] as const)('are answered with %s', (_, startAt, endAt, width) => {
    expect(() => refuseLostMinutes({ startAt, endAt, width }, SINCE)).not.toThrow()
  })
})
