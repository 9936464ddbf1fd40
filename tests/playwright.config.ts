import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = process.env.E2E_PORT
const baseURL = `http://127.0.0.1:${port}`

/**
 * Whole journeys in a real browser, on the production build as `npm start` serves it, with the demo's data.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: `${root}test-results`,
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" scripts/start.mjs`,
    cwd: root,
    url: `${baseURL}/readyz`,
    env: {
      HOST: '127.0.0.1',
      PORT: port ?? '',
      DATABASE_URL: process.env.E2E_DATABASE_URL ?? '',
      NEXTAUTH_URL: baseURL,
      NEXTAUTH_SECRET: 'a secret that only the browser tests know',
      DEMO: '1',
      TWILIO_ACCOUNT_SID: 'ACours',
      TWILIO_AUTH_TOKEN: 'token of ours',
      TWILIO_VERIFY_SERVICE_SID: 'VAours',
      TWILIO_API_BASE: `http://127.0.0.1:${process.env.E2E_TWILIO_PORT}`,
      LOG_LEVEL: 'warn',
    },
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'pipe',
  },
})
