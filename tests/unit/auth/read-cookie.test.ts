import { expect, test } from 'vitest'
import { readCookie } from '@/lib/auth/read-cookie'

test.each([
  ['session=abc', 'abc'],
  ['a=1; session=abc; b=2', 'abc'],
  ['xsession=no;session=a=b=', 'a=b='],
  ['session=first; session=second', 'first'],
  ['session=', ''],
  ['session', null],
  ['=session', null],
  ['', null],
])('in %j', (header, value) => {
  expect(readCookie(header, 'session')).toBe(value)
})
