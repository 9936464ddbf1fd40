import { existsSync } from 'node:fs'
import { runProgram } from './run-program.mjs'
import { hashOf, isCurrent, writeStamp } from './stamps.mjs'

const stampFile = '.build/stamps/generate'

/** Makes the typed database client from the schema, unless it was made from this very schema. */
export async function generate(report) {
  const hash = hashOf(['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  if (isCurrent(stampFile, hash) && existsSync('prisma/generated/client.ts')) return 'unchanged'
  // The command looks for an engine that it never runs, and would download it; any file that exists will do.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  }
  const args = [
    'node_modules/prisma/build/index.js',
    'generate',
    '--schema',
    'prisma/schema.prisma',
    '--no-hints',
  ]
  await runProgram(process.execPath, args, {
    env,
    failure: 'The database client could not be made (prisma generate)',
    onLine: report,
  })
  writeStamp(stampFile, hash)
}
