// The suites of the tests: each is run by its own tool, whose report to programs says how many passed and
// failed.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Interruption, interrupted } from './interruption.mjs'
import { buildFolder } from './project.mjs'

export const suiteNames = ['unit', 'integration', 'e2e']

/**
 * Runs one suite and shows its output.
 * @returns {Promise<{ name: string, passed: number, failed: number, skipped: number, note: string }>}
 */
export async function runSuite(name, env) {
  const file = join(buildFolder, `tests-${name}.json`)
  rmSync(file, { force: true })
  const isBrowser = name === 'e2e'
  const args = isBrowser ? playwright : vitest(name, file)
  const code = await show(args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  if (interrupted.aborted) throw new Interruption()
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  return { name, ...judge(report ? (isBrowser ? countBrowser(report) : count(report)) : nothing, code) }
}

const nothing = { passed: 0, failed: 0, skipped: 0 }
const playwright = [
  ...['node_modules/@playwright/test/cli.js', 'test'],
  ...['-c', 'tests/playwright.config.ts', '--reporter=list,json'],
]

function vitest(project, file) {
  return [
    ...['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  ]
}

// A file that could not be loaded holds no test that failed, and still is a failure.
function count(report) {
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

// A test that passed only when it was repeated is one that fails.
function countBrowser({ stats, errors }) {
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: failed || errors.length, skipped: stats.skipped }
}

function judge(counts, code) {
  if (counts.failed > 0) return { ...counts, note: '' }
  if (counts.passed === 0) return { ...counts, failed: 1, note: 'it ran no test' }
  if (code !== 0) return { ...counts, failed: 1, note: `its tool ended with exit code ${code}` }
  return { ...counts, note: '' }
}

function show(args, env) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  interrupted.addEventListener('abort', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
