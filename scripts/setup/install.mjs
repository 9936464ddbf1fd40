import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { runProgram } from './run-program.mjs'
import { hashOf, isCurrent, writeStamp } from './stamps.mjs'

// The stamp lies among the packages, so that it goes when they go.
const stampFile = 'node_modules/.inferometer-installed'

/** Installs the packages of the lock file; answers `unchanged` when they are there already. */
export async function install(report) {
  const hash = hashOf(['package-lock.json'], [process.versions.node, process.platform, process.arch])
  if (isCurrent(stampFile, hash)) return 'unchanged'
  if (existsSync(stampFile) || !holdsTheLock()) await cleanInstall(report)
  writeStamp(stampFile, hash)
  return `${readdirSync('node_modules').length} folders`
}

// Someone may have installed by hand: npm leaves a list of what it put there, which is compared with the
// lock.
function holdsTheLock() {
  if (!existsSync('node_modules/.package-lock.json')) return false
  const there = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const missing = Object.entries(wanted).some(
    ([path, entry]) => path !== '' && !entry.optional && !there[path],
  )
  const other = Object.entries(there).some(([path, entry]) => wanted[path]?.version !== entry.version)
  return !missing && !other
}

async function cleanInstall(report) {
  const timer = setInterval(() => report(`${countFolders()} folders so far`), 500)
  // No package's own script has to run: what Postgres needs of its one is done when it is started.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const env = { ...process.env, PRISMA_SKIP_POSTINSTALL_GENERATE: '1' }
  const failure = 'The packages could not be installed (npm ci)'
  const npm = process.env.npm_execpath
  const byNode = npm?.endsWith('.js')
  try {
    await runProgram(byNode ? process.execPath : 'npm', byNode ? [npm, ...args] : args, { env, failure })
  } finally {
    clearInterval(timer)
  }
}

function countFolders() {
  return existsSync('node_modules') ? readdirSync('node_modules').length : 0
}
