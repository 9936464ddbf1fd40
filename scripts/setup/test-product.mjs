// `npm test`: all the set-up, a database and a browser for the tests, then the suites one after the other.
import { provideChromium } from './chromium.mjs'
import { pickPort } from './pick-port.mjs'
import { PlainError } from './plain-error.mjs'
import { prepare, preparePages } from './prepare.mjs'
import { createProgress } from './progress.mjs'
import { runSuite, suiteNames } from './run-suites.mjs'
import { openTestDatabase } from './test-database.mjs'

/**
 * @param {string[]} names the suites to run; all when there are none
 * @returns {Promise<number>} the exit code
 */
export async function testProduct(names) {
  const unknown = names.filter((name) => !suiteNames.includes(name))
  if (unknown.length > 0)
    throw new PlainError(`There is no suite ${unknown[0]}; there are ${suiteNames.join(', ')}`)
  const wanted = suiteNames.filter((name) => names.length === 0 || names.includes(name))
  const progress = createProgress(process.stdout)
  await prepare(progress)
  if (wanted.includes('e2e')) {
    await preparePages(progress)
    await progress.step('Browser', provideChromium)
  }
  let database
  await progress.step('Test database', async () => {
    database = await openTestDatabase(progress.say)
  })
  try {
    const env = await testEnvironment(database)
    const results = []
    for (const name of wanted) results.push(await runSuite(name, env))
    return sum(results, progress)
  } finally {
    await database.close()
  }
}

async function testEnvironment(database) {
  return {
    ...process.env,
    TEST_DATABASE_URL: database.url,
    E2E_DATABASE_URL: await database.create('e2e'),
    E2E_PORT: String(await pickPort()),
    E2E_TWILIO_PORT: String(await pickPort()),
  }
}

function sum(results, progress) {
  const total = (key) => results.reduce((all, result) => all + result[key], 0)
  progress.say('')
  for (const { name, passed, failed, skipped, note } of results) {
    const rest = `${skipped > 0 ? `, ${skipped} skipped` : ''}${note ? ` (${note})` : ''}`
    progress.say(`${name}: ${passed} passed, ${failed} failed${rest}`)
  }
  progress.say(`${total('passed')} passed, ${total('failed')} failed`)
  return total('failed') === 0 ? 0 : 1
}
