import { existsSync } from 'node:fs'
import { runProgram } from './run-program.mjs'
import { hashOf, isCurrent, writeStamp } from './stamps.mjs'

const stampFile = '.build/stamps/pages'
const sources = [
  ...['app', 'components', 'lib', 'public', 'prisma/schema.prisma'],
  ...['package-lock.json', 'package.json', 'tsconfig.json', 'next.config.mjs', 'tailwind.config.ts'],
]

/** The production build of the pages, unless it was built from these very sources. */
export async function buildPages(report) {
  const hash = hashOf(sources)
  if (isCurrent(stampFile, hash) && existsSync('.next/BUILD_ID')) return 'unchanged'
  await runProgram(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    failure: 'The pages could not be built (next build)',
    onLine: report,
  })
  writeStamp(stampFile, hash)
}
