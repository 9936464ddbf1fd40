import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from './plain-error.mjs'
import { buildFolder } from './project.mjs'
import { hashOf, isCurrent, writeStamp } from './stamps.mjs'

const sources = ['lib', 'prisma/schema.prisma', 'tsconfig.json', 'package-lock.json', 'scripts']

// The guard against pages' bundles means nothing to a process of its own.
const withoutGuard = {
  name: 'without-server-only',
  setup(build) {
    build.onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }))
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
  },
}

/** Every program of ours in TypeScript, by the name of its bundle. */
export function listPrograms() {
  const programs = readdirSync('scripts')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file.slice(0, -'.ts'.length), `scripts/${file}`])
  return { ...Object.fromEntries(programs), server: 'lib/server/main.ts', 'demo-users': 'lib/demo/schema.ts' }
}

/**
 * Makes .build/NAME.mjs of each program. Files are put in place whole, as others may be starting them just
 * now.
 */
export function bundle() {
  return make('bundle', listPrograms(), sources)
}

/** The same for the long tests and the processes that they kill, which nothing else needs. */
export function bundleSoak() {
  const programs = {
    soak: 'tests/soak/main.ts',
    'soak-process': 'tests/soak/process.ts',
    'soak-server': 'tests/soak/server.ts',
  }
  return make('soak', programs, [...sources, 'tests/soak'])
}

/** The same for the benches, which nothing but `npm run bench` needs. */
export function bundleBenches() {
  const programs = {
    bench: 'tests/bench/main.ts',
    'bench-server': 'tests/bench/server.ts',
    'bench-growth-reader': 'tests/bench/growth-reader.ts',
  }
  return make('benches', programs, [...sources, 'tests/bench'])
}

async function make(name, programs, madeFrom) {
  const stampFile = `.build/stamps/${name}`
  const hash = hashOf(madeFrom)
  const made = Object.keys(programs).every((each) => existsSync(join(buildFolder, `${each}.mjs`)))
  if (made && isCurrent(stampFile, hash)) return 'unchanged'
  const { build } = await import('esbuild')
  const folder = join(buildFolder, `making-${name}-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  try {
    await build({
      entryPoints: programs,
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      packages: 'external',
      conditions: ['react-server'],
      sourcemap: 'linked',
      logLevel: 'silent',
      plugins: [withoutGuard],
    })
    for (const file of readdirSync(folder)) renameSync(join(folder, file), join(buildFolder, file))
  } catch (error) {
    throw new PlainError('The programs could not be bundled', error.message.split('\n'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  writeStamp(stampFile, hash)
}
