import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routePatterns } from '@/lib/server/route-patterns'

const OWN = ['/v1/events', '/healthz']
const MANIFEST = {
  version: 3,
  staticRoutes: [{ page: '/sign-in', regex: '^/sign\\-in(?:/)?$' }],
  dynamicRoutes: [
    { page: '/a/[account]/usage', regex: '^/a/([^/]+?)/usage(?:/)?$' },
    { page: '/api/auth/[...nextauth]', regex: '^/api/auth/(.+?)(?:/)?$' },
    { page: '/[section]', regex: '^/([^/]+?)(?:/)?$' },
  ],
}

describe('routePatterns', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'routes-'))
    await writeFile(join(folder, 'routes-manifest.json'), JSON.stringify(MANIFEST))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each([
    ['/v1/events', '/v1/events'],
    ['/v1/events/17', 'other'],
    ['/v1/secret-of-a-customer', 'other'],
    ['/sign-in', '/sign-in'],
    ['/a/acc_2Qn0X1Yb9aZ/usage', '/a/[account]/usage'],
    ['/a/acc_2Qn0X1Yb9aZ/usage/more', 'other'],
    ['/api/auth/callback/credentials', '/api/auth/[...nextauth]'],
    ['/_next/static/chunks/3f2a.js', '/_next/[file]'],
    ['/wp-login.php', '/[section]'],
    ['/a/b/c/d', 'other'],
    ['', 'other'],
  ])('names %s %s', (path, name) => {
    expect(routePatterns(OWN, folder)(path)).toBe(name)
  })

  it('knows its own paths where there is no build, or one it cannot read', async () => {
    expect(routePatterns(OWN, join(folder, 'none'))('/healthz')).toBe('/healthz')
    expect(routePatterns(OWN, join(folder, 'none'))('/sign-in')).toBe('other')
    const broken = await mkdtemp(join(tmpdir(), 'routes-'))
    await writeFile(join(broken, 'routes-manifest.json'), '{"staticRoutes":1}')
    expect(routePatterns(OWN, broken)('/sign-in')).toBe('other')
    await rm(broken, { recursive: true })
  })
})
