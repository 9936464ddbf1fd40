import { describe, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { parseReportQuery } from '@/lib/usage/parse-report-query'
import type { Report } from '@/lib/usage/report-schema'

const KEY = formatId('key', 7n)
const parse = (search: string, report: Report = 'completions') =>
  parseReportQuery(report, new URLSearchParams(search))

describe('parseReportQuery', () => {
  it('reads lists in all three notations, alike', () => {
    const read = [
      'group_by[]=model&group_by[]=project_id&models[]=a/b&models[]=c',
      'group_by=model&group_by=project_id&models=a/b&models=c',
      'group_by=model,project_id&models=a/b,c',
      'group_by[0]=model&group_by[1]=project_id&models[0]=a/b&models[1]=c',
    ].map((lists) => parse(`start_time=1700000000&${lists}`))
    for (const query of read) expect(query).toEqual(read[0])
    expect(read[0]).toMatchObject({ groupBy: ['model', 'project_id'], filter: { models: ['a/b', 'c'] } })
  })

  it('has days and the usual number of buckets unless told, and whole minutes', () => {
    expect(parse(`start_time=61&end_time=121&api_key_ids=${KEY}`)).toMatchObject({
      startAt: new Date(60_000),
      endAt: new Date(180_000),
      width: '1d',
      limit: 7,
      filter: { keyIds: [7n] },
    })
    const limits = ['1m', '1h'].map((width) => parse(`start_time=0&bucket_width=${width}`).limit)
    expect([...limits, parse('start_time=0', 'costs').limit]).toEqual([60, 24, 7])
    expect(parse('start_time=0&limit=180', 'costs').limit).toBe(180)
    expect(parse('start_time=0&bucket_width=1m&limit=1440').limit).toBe(1440)
  })

  it.each<[string, string, Report?]>([
    ['', 'start_time'],
    ['start_time=soon', 'start_time'],
    ['start_time=-1', 'start_time'],
    ['start_time=1.5', 'start_time'],
    ['start_time=1700000000000', 'start_time'],
    ['start_time=1&start_time=2', 'start_time'],
    ['start_time=10&end_time=10', 'end_time'],
    ['start_time=10&end_time=9', 'end_time'],
    ['start_time=0&bucket_width=1w', 'bucket_width'],
    ['start_time=0&bucket_width=1h', 'bucket_width', 'costs'],
    ['start_time=0&limit=0', 'limit'],
    ['start_time=0&limit=32', 'limit'],
    ['start_time=0&limit=-1', 'limit'],
    ['start_time=0&limit=1000000000', 'limit'],
    ['start_time=0&bucket_width=1h&limit=169', 'limit'],
    ['start_time=0&limit=181', 'limit', 'costs'],
    ['start_time=0&group_by=password', 'group_by.0'],
    ['start_time=0&group_by=line_item', 'group_by.0'],
    ['start_time=0&group_by=model', 'group_by.0', 'costs'],
    ['start_time=0&api_key_ids=sk-123', 'api_key_ids.0'],
    ['start_time=0&user_ids=someone', 'user_ids'],
    ['start_time=0&batch=yes', 'batch'],
  ])('refuses "%s", naming %s', (search, name, report) => {
    const message = expect.stringContaining(`"${name.split('.')[0]}"`)
    try {
      parse(search, report)
      expect.unreachable()
    } catch (error) {
      const { param, issues } = error as { param?: string; issues?: { path: unknown[] }[] }
      expect(JSON.stringify([param ?? issues?.[0]?.path[0]])).toEqual(message)
    }
  })

  it('refuses what it does not know', () => {
    expect(() => parse('start_time=0&modles=a')).toThrow('modles')
  })

  it('binds a page to the question, but not to how many buckets it has', () => {
    const questions = ['', '&limit=3', '&models=a', '&group_by=model', '&end_time=99', '&bucket_width=1h']
    const [first, more, ...others] = questions.map((each) => parse(`start_time=0${each}`).question)
    expect(more).toBe(first)
    expect(new Set([first, ...others]).size).toBe(5)
  })
})
