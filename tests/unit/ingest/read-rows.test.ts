import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { BROKEN_LINE, readRows } from '@/lib/ingest/formats/read-rows'

const NDJSON = 'application/x-ndjson'
const read = (body: string | Buffer, type?: string) => readRows(Buffer.from(body), type)

function code(body: string | Buffer, type?: string): string {
  try {
    read(body, type)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'taken'
}

describe('bodies that are read', () => {
  it.each([
    undefined,
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    'APPLICATION/JSON',
  ])('tell one, an array and lines apart by looking (%s)', (type) => {
    expect(read('{"a":1}', type)).toEqual([{ a: 1 }])
    expect(read(' [{"a":1},2]', type)).toEqual([{ a: 1 }, 2])
    expect(read('{"a":1}\n{"a":2}\r\n\n  \n{"a":3}', type)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }])
    expect(read('[]', type)).toEqual([])
    expect(read('{\n"a":\n1}\n', type)).toEqual([{ a: 1 }])
  })

  it('pass over a byte order mark', () => {
    expect(read('\ufeff{"a":1}')).toEqual([{ a: 1 }])
    expect(read('\ufeff{"a":1}\n{"a":2}', NDJSON)).toEqual([{ a: 1 }, { a: 2 }])
  })

  it('keep the neighbours of a broken line', () => {
    expect(read('{"a":1}\n{"a":\n{"a":3}')).toEqual([{ a: 1 }, BROKEN_LINE, { a: 3 }])
    expect(read('nonsense\n{"a":2}')).toEqual([BROKEN_LINE, { a: 2 }])
    expect(read('nonsense', NDJSON)).toEqual([BROKEN_LINE])
    expect(read('[1]\n"x"\nnull', NDJSON)).toEqual([[1], 'x', null])
  })

  it('break only the line that is invalid UTF-8', () => {
    const body = Buffer.concat([
      Buffer.from('{"a":1}\n{"a":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}\n{"a":3}'),
    ])
    expect(read(body)).toEqual([{ a: 1 }, BROKEN_LINE, { a: 3 }])
    expect(read(body, NDJSON)).toEqual([{ a: 1 }, BROKEN_LINE, { a: 3 }])
  })

  it('may be nested as deep as they like', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    expect(read(`{"a":${deep}}`)).toHaveLength(1)
    expect(read(deep)).toHaveLength(1)
  })

  it('hold 10,000 rows and not one more', () => {
    const lines = (count: number) => '{}\n'.repeat(count)
    expect(read(lines(10_000), NDJSON)).toHaveLength(10_000)
    expect(code(lines(10_001), NDJSON)).toBe('too_large')
    expect(code(lines(10_001))).toBe('too_large')
    expect(code(`[${'0,'.repeat(10_000)}0]`)).toBe('too_large')
  })
})

describe('bodies that are refused as a whole', () => {
  it.each(['', '  \n ', 'null', '12', '"x"', 'true', '{"a":', '[{"a":1}', '\u0000', 'a=1&b=2', '{"a":1}}'])(
    '%j as JSON',
    (body) => {
      expect(code(body)).toBe('invalid_request')
    },
  )

  it('one object that is invalid UTF-8, and empty lines', () => {
    expect(code(Buffer.from([0x7b, 0xff, 0x7d]))).toBe('invalid_request')
    expect(code('\n\n', NDJSON)).toBe('invalid_request')
  })

  it.each([
    'image/png',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/html',
    'x',
  ])('content type %s', (type) => {
    expect(code('{"a":1}', type)).toBe('unsupported')
  })
})
