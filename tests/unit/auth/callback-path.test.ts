import { describe, expect, test } from 'vitest'
import { callbackPath } from '@/lib/auth/callback-path'

const origin = 'http://127.0.0.1:3000'

describe('callbackPath', () => {
  test.each([
    ['/a/acc_0/usage?range=7d#top', '/a/acc_0/usage?range=7d#top'],
    [`${origin}/overview`, '/overview'],
    ['overview', '/overview'],
  ])('keeps %s on this origin', (wanted, path) => {
    expect(callbackPath(wanted, origin)).toBe(path)
  })

  test.each([
    '//evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'http://127.0.0.1:3000//evil.example',
    '/\\..\\\\evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'https://evil.example/overview',
    'http://127.0.0.1:3001/overview',
    'http://127.0.0.1:3000@evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://',
    '',
    null,
    undefined,
  ])('sends %j home', (wanted) => {
    expect(callbackPath(wanted, origin)).toBe('/')
  })
})
