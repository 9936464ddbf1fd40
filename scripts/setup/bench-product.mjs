// `npm run bench`: a durable database of its own, and in it each bench by itself; then one table of what they
// measured. The figures are for people to read; the exit code tells whether what was promised held meanwhile.
import { randomBytes } from 'node:crypto'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { bundleBenches } from './bundle.mjs'
import { connectTo } from './connect-to.mjs'
import { PlainError } from './plain-error.mjs'
import { prepare } from './prepare.mjs'
import { createProgress } from './progress.mjs'
import { runBundle } from './run-bundle.mjs'
import { serverFlags } from './server-flags.mjs'
import { openTestDatabase } from './test-database.mjs'

const benches = ['ingest', 'orm', 'repeats', 'accounts', 'storage', 'growth', 'charts', 'export']

/**
 * @param {string[]} args names of benches, all when there are none; `--events N` for the one about growth
 * @returns {Promise<number>} the exit code
 */
export async function benchProduct(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { events: { type: 'string' } },
  })
  const unknown = positionals.find((name) => !benches.includes(name))
  if (unknown) throw new PlainError(`There is no bench ${unknown}; there are ${benches.join(', ')}`)
  const progress = createProgress(process.stdout)
  await prepare(progress)
  await progress.step('Benches', bundleBenches)
  let database
  await progress.step('Database', async () => {
    database = await openTestDatabase(progress.say, { lasting: true })
  })
  const figures = []
  const failed = []
  try {
    for (const name of positionals.length > 0 ? positionals : benches) {
      const options = values.events === undefined ? [] : ['--events', values.events]
      try {
        await progress.step(name, async (report) => {
          figures.push(...(await runBench(name, options, database, report)))
        })
      } catch (error) {
        if (!(error instanceof PlainError)) throw error
        failed.push(error)
      }
    }
    progress.say('')
    for (const line of [...(await machine(database)), '', ...table(figures)]) progress.say(line)
  } finally {
    await database.close()
  }
  for (const error of failed) progress.say(['', error.message, ...error.details].join('\n'))
  return failed.length > 0 ? 1 : 0
}

async function runBench(name, options, database, onLine) {
  const env = await environment(name, database)
  const failure = `The bench ${name} failed`
  const lines = await runBundle('bench', [name, ...options], { env, flags: serverFlags, failure, onLine })
  return JSON.parse(lines.at(-1) ?? '[]')
}

async function environment(name, database) {
  return {
    ...process.env,
    DATABASE_URL: await database.create(`bench_${name}`),
    LOG_LEVEL: 'warn',
    NEXTAUTH_SECRET: randomBytes(24).toString('hex'),
    BENCH_SERVER_FLAGS: serverFlags.join(' '),
  }
}

// What figures are worth depends on where and when they were taken.
async function machine(database) {
  const client = await connectTo(database.url)
  const { rows } = await client.query(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commits, current_setting('shared_buffers') as buffers`,
  )
  await client.end()
  const [{ version, fsync, commits, buffers }] = rows
  const processor = cpus()[0]?.model ?? 'unknown processor'
  const settings = `fsync ${fsync}, synchronous_commit ${commits}, ${buffers} of buffers`
  return [
    `${processor}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, ${process.platform}`,
    `Node ${process.version}, Postgres ${version}: ${settings}`,
    `Load and server on this machine; load average at the end ${loadavg()[0]?.toFixed(1)}`,
  ]
}

// As Markdown, since it is for the README as well.
function table(figures) {
  const rows = figures.map(({ bar, what, figure, wanted, met, spread, notes }) => [
    String(bar),
    what,
    figure,
    wanted,
    met ? 'yes' : '**no**',
    spread,
    notes,
  ])
  const head = ['bar', 'what', 'figure', 'wanted', 'met', 'spread', 'made of']
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [line(head), rule, ...rows.map(line)]
}
