import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from './database.mjs'
import { interrupted } from './interruption.mjs'
import { PlainError } from './plain-error.mjs'
import { prepare } from './prepare.mjs'
import { createProgress } from './progress.mjs'
import { buildFolder } from './project.mjs'
import { runBundle } from './run-bundle.mjs'
import { settle } from './settings.mjs'

/**
 * @returns {Promise<number>} the exit code of scripts/NAME.ts, which sees the same settings as the product
 */
export async function runScript(name, args) {
  if (!/^[a-z-]+$/.test(name ?? '') || !existsSync(join('scripts', `${name}.ts`))) {
    throw new PlainError(`There is no program scripts/${name}.ts`)
  }
  const progress = createProgress(process.stderr, { quiet: true })
  settle({ serving: false })
  await prepare(progress)
  const database = await openDatabase(progress.say)
  process.env.DATABASE_URL = database.url
  try {
    // While the product runs, or where a database of someone's own is used, the tables are as the product
    // wants them.
    if (!database.adopted && name !== 'migrate') {
      await progress.step('Tables', () =>
        runBundle('migrate', [], { failure: 'The database could not be prepared' }),
      )
    }
    return await runInForeground(name, args)
  } finally {
    await database.close()
  }
}

function runInForeground(name, args) {
  const file = join(buildFolder, `${name}.mjs`)
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], { stdio: 'inherit' })
  interrupted.addEventListener('abort', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ? 1 : code))
  })
}
