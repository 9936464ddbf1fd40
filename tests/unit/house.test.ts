import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { directionOffences } from '@/tests/support/house/directions'
import { languageOffences } from '@/tests/support/house/language'
import { nameOffences } from '@/tests/support/house/names'
import { lockOffences, packageOffences } from '@/tests/support/house/packages'
import { sizeOffences } from '@/tests/support/house/sizes'
import { parseSource, readGenerated, readSources, type Source } from '@/tests/support/house/source'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readJson = (path: string) => JSON.parse(readFileSync(`${root}${path}`, 'utf8'))

describe('the rules of the house', () => {
  const sources = readSources(root)
  const of = (check: (source: Source) => string[]) => sources.flatMap(check)

  test('there is something to check', () => expect(sources.length).toBeGreaterThan(50))
  test('files, functions and lines are short', () => expect(of(sizeOffences)).toEqual([]))
  test('files are named in one way, and exports by name', () => expect(of(nameOffences)).toEqual([]))
  test('imports point one way', () => expect(of(directionOffences)).toEqual([]))
  test('types have no holes, and nothing is left for later', () => expect(of(languageOffences)).toEqual([]))
  test('the lock file names no address', () =>
    expect(lockOffences(readJson('package-lock.json'))).toEqual([]))

  test('every dependency is used', () => {
    const peersOf = (name: string) => {
      const file = `node_modules/${name}/package.json`
      return existsSync(`${root}${file}`) ? Object.keys(readJson(file).peerDependencies ?? {}) : []
    }
    const all = [...sources, ...readGenerated(root)]
    expect(packageOffences(readJson('package.json'), all, peersOf)).toEqual([])
  })
})

describe('the check of', () => {
  const long = (count: number) => 'const x = 1\n'.repeat(count)

  test.each([
    ['a long file', long(251), 1],
    ['a file that just fits', long(250), 0],
    ['a long line', `const x = '${'x'.repeat(100)}'\n`, 1],
    ['a long function', `export function f() {\n${long(70)}}\n`, 1],
    ['a long arrow', `export const f = () => {\n${long(70)}}\n`, 1],
    ['a function that just fits', `export function f() {\n${long(68)}}\n`, 0],
    ['a long list of tests', `describe('x', () => {\n${long(80)}})\n`, 0],
  ])('sizes: %s', (_, text, count) => {
    expect(sizeOffences(parseSource('lib/money/sample.ts', text))).toHaveLength(count)
  })

  test.each([
    ['lib/money/priceEvent.ts', 'export const x = 1', 1],
    ['lib/Money/price.ts', 'export const x = 1', 1],
    ['lib/money/index.ts', 'export const x = 1', 1],
    ['lib/money/price.ts', "export * from './cost'", 1],
    ['lib/money/price.ts', "export { cost } from './cost'", 1],
    ['lib/money/price.ts', 'export default 1', 1],
    ['lib/money/price.ts', 'export default function price() {}', 1],
    ['lib/money/price.ts', 'const x = 1; export { x as default }', 1],
    ['app/a/[account]/usage/page.tsx', 'export default function Page() {}', 0],
    ['app/(public)/pricing/pricing-view.tsx', 'export default function View() {}', 1],
    ['next.config.mjs', 'export default {}', 0],
    ['tests/unit/money/price.test.ts', 'export const x = 1', 0],
  ])('names: %s with %s', (path, text, count) => {
    expect(nameOffences(parseSource(path, text))).toHaveLength(count)
  })

  test.each([
    ['const x: any = 1', 1],
    ['const x = y as any', 1],
    ['const x = y!', 1],
    ['const x = y!.z', 1],
    [`// TO${'DO'} later`, 1],
    ['const any = !x; // any of them', 0],
  ])('language: %s', (text, count) => {
    expect(languageOffences(parseSource('lib/money/sample.ts', text))).toHaveLength(count)
  })

  test('the lock', () => {
    const lock = { packages: { '': {}, 'node_modules/a': { resolved: 'https://a.example/a.tgz' } } }
    expect(lockOffences(lock)).toEqual(['package-lock.json: node_modules/a names an address'])
  })

  test('dependencies', () => {
    const manifest = {
      dependencies: { used: '1', peer: '1', idle: '1', tool: '1', styles: '1', typed: '1' },
      devDependencies: { '@types/typed': '1', '@types/gone': '1' },
    }
    const sources = [
      parseSource('lib/money/a.ts', "import { x } from 'used/part'; const y: import('typed').Y = x"),
      parseSource('scripts/b.mjs', "run('node_modules/tool/bin.js', 'idle')"),
      parseSource('app/c.css', "@import 'styles';"),
    ]
    const peersOf = (name: string) => (name === 'used' ? ['peer'] : [])
    const idle = ['idle', '@types/gone'].map((name) => `package.json: ${name} is imported nowhere`)
    expect(packageOffences(manifest, sources, peersOf)).toEqual(idle)
  })
})

describe('the check of directions', () => {
  test.each([
    ['lib/money/a.ts', "import { pool } from '@/lib/db/pool'", 'a lower room'],
    ['lib/usage/a.ts', "import { post } from '@/lib/billing/post-entry'", 'a lower room'],
    ['lib/usage/a.ts', "import type { Entry } from '@/lib/billing/schema'", 'a lower room'],
    ['lib/usage/a.ts', "const x = await import('@/lib/server/main')", 'a lower room'],
    ['lib/errors.ts', "import { f } from '@/lib/http/route'", 'a lower room'],
    ['lib/usage/a.ts', "import { f } from '@/lib/cellar/f'", 'no place'],
    ['lib/usage/a.ts', "import { f } from '../money/f'", 'further up'],
    ['lib/usage/a.ts', "import { Card } from '@/components/ui/card'", 'lib does not know components'],
    ['lib/usage/a.ts', "import { f } from '@/tests/support/f'", 'does not know tests'],
    ['components/ui/a.tsx', "import { Page } from '@/app/page'", 'components does not know app'],
    ['components/usage/a.tsx', "import { f } from '@/lib/usage/read-usage'", 'components take from lib only'],
    ['components/usage/a.tsx', "import { f } from '@/lib/usage/queries'", 'components take from lib only'],
    ['lib/usage/a.ts', "import { cookies } from 'next/headers'", 'Next belongs'],
    ['lib/usage/a.ts', "import pg from 'pg'", 'the database belongs'],
    [
      'app/api/a/route.ts',
      "import { PrismaClient } from '@/prisma/generated/client'",
      'the database belongs',
    ],
    ['lib/usage/a.ts', "const text = 'select 1'", 'SQL outside'],
    ['app/a/page.tsx', 'const text = `select $' + '{x} from y`', 'SQL outside'],
    ['lib/usage/a.ts', "run('update accounts set name = $1')", 'SQL outside'],
    ['lib/usage/queries.ts', "import pg from 'pg'", "begins with import 'server-only'"],
    ['lib/usage/queries/by-day.ts', "const text = 'select 1'", "begins with import 'server-only'"],
  ])('refuses %s with %s', (path, text, reason) => {
    expect(directionOffences(parseSource(path, text))).toEqual([expect.stringContaining(reason)])
  })

  test.each([
    ['lib/log.ts', "import { env } from '@/lib/env'"],
    ['lib/server/main.ts', "import next from 'next'; import { f } from '@/lib/demo/f'"],
    ['lib/auth/next.ts', "import { cookies } from 'next/headers'"],
    ['lib/usage/queries.ts', "import 'server-only'; import pg from 'pg'; const text = 'select 1'"],
    ['lib/usage/a.ts', "import type { PoolClient } from 'pg'; import './b'"],
    ['components/usage/a.tsx', "import { f } from '@/lib/usage/prepare-chart'; import Link from 'next/link'"],
    ['components/usage/a.tsx', "import { g } from '@/lib/money/picos'; const text = 'select a model'"],
    [
      'app/a/page.tsx',
      "import { f } from '@/lib/usage/read-usage'; import { C } from '@/components/ui/card'",
    ],
    ['tests/unit/a.test.ts', "import { f } from '@/lib/usage/queries'; const text = 'select 1'"],
  ])('accepts %s with %s', (path, text) => {
    expect(directionOffences(parseSource(path, text))).toEqual([])
  })
})
