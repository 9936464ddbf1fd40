// `npm run soak`: the tests that take long, on a durable Postgres of their own, which is crashed on the way.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleSoak } from './bundle.mjs'
import { interrupted } from './interruption.mjs'
import { PlainError } from './plain-error.mjs'
import { prepare } from './prepare.mjs'
import { createProgress } from './progress.mjs'
import { buildFolder } from './project.mjs'
import { openTestDatabase } from './test-database.mjs'

const usual = { seeds: '200', kills: '20', minutes: '30' }

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function soakProduct(args) {
  const wanted = readOptions(args)
  const progress = createProgress(process.stdout)
  await prepare(progress)
  await progress.step('Long tests', bundleSoak)
  let database
  await progress.step('Database', async () => {
    database = await openTestDatabase(progress.say, { lasting: true })
  })
  try {
    return await run(wanted, database, await database.create('soak'))
  } finally {
    await database.close()
  }
}

function readOptions(args) {
  const options = Object.fromEntries(Object.keys(usual).map((name) => [name, { type: 'string' }]))
  const { values } = parseArgs({ args, options })
  const bad = Object.entries(values).find(([, value]) => !/^\d+(\.\d+)?$/.test(value))
  if (bad) throw new PlainError(`--${bad[0]} must be a number`)
  return Object.entries({ ...usual, ...values }).flatMap(([name, value]) => [`--${name}`, value])
}

function run(args, database, url) {
  const env = { ...process.env, DATABASE_URL: url, LOG_LEVEL: process.env.LOG_LEVEL || 'silent' }
  const options = { env, execArgv: ['--enable-source-maps'], serialization: 'advanced' }
  const child = fork(join(buildFolder, 'soak.mjs'), args, options)
  interrupted.addEventListener('abort', () => child.kill('SIGTERM'))
  let crashing = Promise.resolve()
  const ended = new Promise((resolve, reject) => {
    child.on('message', (how) => {
      crashing = database.crash(how).then(() => child.connected && child.send('back'), reject)
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  return ended.finally(() => {
    child.kill()
    return crashing
  })
}
