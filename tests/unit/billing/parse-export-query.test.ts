import { describe, expect, it } from 'vitest'
import { ZodError } from 'zod'
import { parseExportQuery } from '@/lib/billing/parse-export-query'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

const parse = (query: string) => parseExportQuery(new URLSearchParams(query))

describe('parseExportQuery', () => {
  it('reads days in the zone, end exclusive, and the filters', () => {
    const asked = parse(
      `start=2026-11-01&end=2026-11-02&time_zone=Asia/Kathmandu&models=a/b,c&kinds=text,image` +
        `&keys=none,${formatId('key', 77n)}&projects=${formatId('prj', 5n)}`,
    )
    expect(asked).toEqual({
      account: undefined,
      format: 'plain',
      of: {
        startAt: new Date('2026-10-31T18:15:00Z'),
        endAt: new Date('2026-11-01T18:15:00Z'),
        zone: 'Asia/Kathmandu',
        filters: { models: ['a/b', 'c'], kinds: ['text', 'image'], keyIds: [0n, 77n], projectIds: [5n] },
      },
      fileRange: '2026-11-01_2026-11-02_Asia-Kathmandu',
    })
  })

  it('is in UTC and unfiltered when nothing is said', () => {
    expect(parse('start=2026-11-01&end=2026-12-01').of).toMatchObject({
      startAt: new Date('2026-11-01T00:00:00Z'),
      endAt: new Date('2026-12-01T00:00:00Z'),
      zone: 'UTC',
      filters: { models: undefined, kinds: undefined, keyIds: undefined, projectIds: undefined },
    })
  })

  it('takes a statement in place of days, and each format of both', () => {
    const statement = formatId('stm', 9n)
    expect(parse(`statement=${statement}&format=focus-1.4&account=acc_00000000001`)).toEqual({
      account: 'acc_00000000001',
      format: 'focus-1.4',
      of: { statementId: 9n },
      fileRange: '',
    })
    expect(parse('start=2026-11-01&end=2026-12-01&format=focus-1.4').format).toBe('focus-1.4')
    expect(parse(`statement=${statement}`).format).toBe('plain')
  })

  it.each([
    'end=2026-12-01',
    'start=2026-11-01',
    'start=2026-11-31&end=2026-12-01',
    'start=2026-12-01&end=2026-12-01',
    'start=2026-12-02&end=2026-12-01',
    'start=1999-12-31&end=2000-01-02',
    'start=2000-01-01&end=2099-01-01',
    'start=now&end=2026-12-01',
    'start=2026-11-01&end=2026-12-01&time_zone=../../etc/passwd',
    'start=2026-11-01&end=2026-12-01&time_zone=Mars/Olympus',
    'start=2026-11-01&end=2026-12-01&format=xml',
    'start=2026-11-01&end=2026-12-01&format=focus-1.3',
    'start=2026-11-01&end=2026-12-01&statement=stm_00000000001',
    'statement=stm_1',
    'statement=acc_00000000001',
    'statement=stm_00000000001&models=a',
    'start=2026-11-01&end=2026-12-01&kinds=video',
    'start=2026-11-01&end=2026-12-01&models=a%00b',
    "start=2026-11-01&end=2026-12-01&projects=1'%20or%20'1",
    'start=2026-11-01&end=2026-12-01&keys=prj_00000000005',
  ])('refuses %s as a bad request', (query) => {
    const fault = (() => {
      try {
        return parse(query)
      } catch (error) {
        return error
      }
    })()
    if (!(fault instanceof ZodError)) expect(fault).toMatchObject({ code: 'invalid_request' })
    expect(fault instanceof ZodError || fault instanceof AppError).toBe(true)
  })
})
