import { existsSync } from 'node:fs'
import { runProgram } from './run-program.mjs'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Finds a Chromium for the browser tests, or gets one; the tests find it by CHROMIUM_PATH. */
export async function provideChromium(report) {
  process.env.CHROMIUM_PATH ||= (await find()) ?? (await get(report))
  return process.env.CHROMIUM_PATH
}

async function find() {
  const { chromium } = await import('@playwright/test')
  return [...known, chromium.executablePath()].find((path) => existsSync(path))
}

async function get(report) {
  const failure =
    'There is no Chromium for the browser tests, and it could not be installed; set CHROMIUM_PATH'
  const options = { failure, onLine: report, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await runProgram('apt-get', ['update'], options)
    await runProgram('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
  } else {
    const args = ['node_modules/@playwright/test/cli.js', 'install', 'chromium']
    await runProgram(process.execPath, args, options)
  }
  return find()
}
