// `npm start` and `npm run dev`: all the set-up, then the product, then everything down again in order.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { connectTo } from './connect-to.mjs'
import { openDatabase } from './database.mjs'
import { interrupted } from './interruption.mjs'
import { PlainError } from './plain-error.mjs'
import { prepare, preparePages } from './prepare.mjs'
import { createProgress } from './progress.mjs'
import { buildFolder } from './project.mjs'
import { runBundle } from './run-bundle.mjs'
import { checkPort, startServer } from './server.mjs'
import { serverFlags } from './server-flags.mjs'
import { settle } from './settings.mjs'

/** @returns {Promise<number>} the exit code */
export async function startProduct({ development }) {
  const progress = createProgress(process.stdout)
  process.env.NODE_ENV = development ? 'development' : 'production'
  const settings = settle()
  await checkPort(settings.host, settings.port)
  await prepare(progress)
  const close = await openForProduct(progress)
  try {
    await progress.step('Settings', () =>
      runBundle('check-settings', [], { failure: 'The product was not started' }),
    )
    await progress.step('Tables', () =>
      runBundle('migrate', [], { failure: 'The database could not be prepared' }),
    )
    if (!development) await preparePages(progress)
    if (settings.demo) await progress.step('Demo data', seedDemo)
    return await serve(progress, settings)
  } finally {
    await close()
  }
}

async function openForProduct(progress) {
  let database
  await progress.step('Database', async () => {
    database = await openDatabase(progress.say)
    process.env.DATABASE_URL = database.url
    if (!database.embedded) return 'the one of DATABASE_URL'
    return database.adopted ? 'unchanged' : 'embedded Postgres'
  })
  return database.close
}

// Once: an account, whoever made it, means that this database has a past already.
async function seedDemo(report) {
  const client = await connectTo(process.env.DATABASE_URL)
  try {
    const { rows } = await client.query('select exists (select from accounts) as used')
    if (rows[0].used) return 'unchanged'
  } finally {
    await client.end()
  }
  await runBundle('seed', [], { failure: 'The demo data could not be made', onLine: report })
}

async function serve(progress, settings) {
  const server = startServer([...serverFlags, join(buildFolder, 'server.mjs')], settings)
  try {
    await progress.step('Server', () => server.ready)
    if (settings.demo) await sayDemoUsers(progress)
    progress.say(`Inferometer is ready at ${settings.url}`)
    const code = await server.ended
    if (interrupted.aborted) return code
    throw new PlainError(`The server stopped by itself, with exit code ${code}`)
  } finally {
    server.stop()
    await server.ended
  }
}

async function sayDemoUsers(progress) {
  const demo = await import(pathToFileURL(join(buildFolder, 'demo-users.mjs')))
  progress.say(`Sign in to the demo with the password ${demo.DEMO_PASSWORD} as`)
  for (const user of demo.DEMO_USERS) progress.say(`  ${user.email}  ${user.account}, tier ${user.tierId}`)
  progress.say(`  ${demo.DEMO_OPERATOR.email}  the operator`)
}
