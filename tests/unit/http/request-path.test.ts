import { expect, test } from 'vitest'
import { REQUEST_PATH_HEADER, requestPath } from '@/lib/http/request-path'

test.each([
  ['/a/acc_1/usage?range=7d&by=day', '/a/acc_1/usage?range=7d&by=day'],
  ['/a/acc_1/usage?range=7d&_rsc=1abc', '/a/acc_1/usage?range=7d'],
  ['/a/acc_1/usage?_rsc=1abc', '/a/acc_1/usage'],
  ['http://evil.example/', null],
  [undefined, null],
])('%s is shown as %s', (asked, shown) => {
  const headers = new Headers(asked === undefined ? {} : { [REQUEST_PATH_HEADER]: asked })
  expect(requestPath(headers)).toBe(shown)
})
