import { expect, test } from '@playwright/test'
import { newEmail, signIn, signUp } from './steps'

test('another account does not exist: its pages, endpoints, stream and export are 404', async ({
  page,
  browser,
}) => {
  await signIn(page, 'pro@example.com')
  const account = new URL(page.url()).pathname.split('/')[2] ?? ''
  const own = await browser.newContext()
  const stranger = await own.newPage()
  await signUp(stranger, newEmail(), 'correct horse battery')
  const paths = [
    ...['overview', 'usage', 'requests', 'costs', 'billing', 'keys', 'settings'].map(
      (name) => `/a/${account}/${name}`,
    ),
    ...[
      'usage',
      'usage/totals',
      'usage/costs',
      'usage/live',
      'usage/requests',
      'billing',
      'billing/entries',
      'billing/history',
    ].map((name) => `/api/a/${account}/${name}`),
    ...['keys', 'sources', 'members', 'invitations'].map((name) => `/api/a/${account}/${name}`),
    `/api/a/${account}`,
    `/api/a/${account}/usage/forecast`,
    `/api/live?account=${account}`,
    `/v1/exports/billing.csv?account=${account}&start=2026-01-01&end=2026-02-01`,
  ]
  for (const path of paths) {
    const answer = await stranger.request.get(path)
    expect(answer.status(), path).toBe(404)
    expect(await answer.text(), path).not.toContain('Halyard')
  }
  await own.close()
})

test('what operators run does not exist for others, nor for who is not signed in', async ({ browser }) => {
  const paths = [
    ...['', '/prices', '/prices/model?name=FLUX.1-dev', '/accounts', '/sources', '/reconcile'].map(
      (path) => `/operator${path}`,
    ),
    ...[
      'prices',
      'prices/model?name=FLUX.1-dev',
      'prices/name?name=x',
      'accounts',
      'sources',
      'reconcile',
    ].map((path) => `/api/operator/${path}`),
  ]
  const own = await browser.newContext()
  const nobody = await own.newPage()
  for (const path of paths) expect((await nobody.request.get(path)).status(), path).toBe(404)
  await signUp(nobody, newEmail(), 'correct horse battery')
  for (const path of paths) expect((await nobody.request.get(path)).status(), path).toBe(404)
  await own.close()
})

test('nobody is asked to sign in, and comes back to the very view', async ({ page, context }) => {
  await signIn(page, 'pro@example.com')
  const view = `${new URL(page.url()).pathname.replace('overview', 'usage')}?range=7d&group=key`
  // The page that is open would go to sign in by itself.
  await page.close()
  await context.clearCookies()
  const later = await context.newPage()
  await later.goto(view)
  await later.waitForURL(/\/sign-in/)
  expect(new URL(later.url()).searchParams.get('callbackUrl')).toBe(view)
  await later.getByRole('button', { name: /Halyard Labs/ }).click()
  await later.waitForURL(`**${view}`)
})

test('signing in leads nowhere else than to this site', async ({ page }) => {
  await page.goto('/sign-in?callbackUrl=//evil.example', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: /Halyard Labs/ }).click()
  await page.waitForURL(/\/a\/acc_\w+\/overview/)
})

test('a wrong password is told plainly and signs nobody in', async ({ page }) => {
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  await page.getByLabel('Email').fill('pro@example.com')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible()
  await page.goto('/overview')
  await page.waitForURL(/\/sign-in/)
})
