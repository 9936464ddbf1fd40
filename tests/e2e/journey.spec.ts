import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { createSource, goTo, newEmail, postAsCurl, signUp } from './steps'

const MODEL = 'meta-llama/Llama-3.3-70B-Instruct'

function row(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const usage = { prompt_tokens: 12, completion_tokens: 7 }
  return { id, time: new Date().toISOString(), model: MODEL, status: 200, ...usage, ...more }
}

async function createKey(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Create key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('laptop')
  await dialog.getByRole('button', { name: /create/i }).click()
  const key = await dialog.getByLabel('Key', { exact: true }).inputValue()
  await dialog.getByRole('button', { name: /done/i }).click()
  return key
}

async function post(page: Page, secret: string, rows: unknown): Promise<Record<string, number>> {
  const [status, answer] = await postAsCurl(new URL(page.url()).origin, secret, JSON.stringify(rows))
  expect(status).toBe(200)
  return JSON.parse(answer)
}

test('from signing up to signing out: a request is logged, seen, priced, paid for and exported', async ({
  page,
  context,
}) => {
  const password = 'correct horse battery'
  await signUp(page, newEmail(), password)
  await expect(page.getByText('Waiting for the first request')).toBeVisible()

  await goTo(page, 'Keys')
  expect(await createKey(page)).toMatch(/^inf_[0-9A-Za-z]{36}$/)
  await expect(page.getByRole('rowheader', { name: 'laptop' })).toBeVisible()
  const secret = await createSource(page, 'my gateway')

  await goTo(page, 'Overview')
  const waiting = await context.newPage()
  await waiting.goto(page.url())
  await expect(waiting.getByText('Waiting for the first request')).toBeVisible()
  const first = row('first')
  expect(await post(page, secret, first)).toMatchObject({ accepted: 1, duplicates: 0, rejected: 0 })
  expect(await post(page, secret, first)).toMatchObject({ accepted: 0, duplicates: 1 })
  // The page that was waiting turns by itself, without a reload.
  await expect(waiting.getByText('Waiting for the first request')).toBeHidden()
  await expect(waiting.getByText('$0.0000076').first()).toBeVisible()

  await goTo(page, 'Costs')
  await expect(page.getByText('$0.0000076').first()).toBeVisible()

  const refused = Array.from({ length: 7 }, (_, at) => row(`refused-${at}`, { status: 429, limit: 'tier' }))
  expect(await post(page, secret, refused)).toMatchObject({ accepted: 7 })
  await goTo(page, 'Overview')
  await expect(page.getByText('7 of your requests were refused in the last 7 days.')).toBeVisible()
  await page.getByRole('link', { name: 'Add $5 for Pro' }).click()

  await page.getByRole('button', { name: 'Pay $5.00' }).click()
  await expect(page.getByText('Test mode.')).toBeVisible()
  await page.getByRole('button', { name: 'Pay now (test)' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible()
  await expect(page.getByTitle('$4.9999924').first()).toBeVisible()
  // The account is Pro at once, here and on the page that was open all the while.
  for (const open of [page, waiting])
    await expect(open.getByText('pro', { exact: true }).first()).toBeVisible()
  await expect(waiting.getByText('of your requests were refused')).toBeHidden()

  const download = page.waitForEvent('download')
  await page
    .getByRole('link', { name: /^Usage of .* as CSV$/ })
    .first()
    .click()
  const csv = await readFile(await (await download).path(), 'utf8')
  const lines = csv.trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('amount_usd')
  expect(lines[1]?.split(',')).toEqual(
    expect.arrayContaining(['default', MODEL, 'text', '8', '7', '0.0000076']),
  )

  await page
    .getByRole('button', { name: /@example\.com/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)
  await page.goto('/overview')
  await page.waitForURL(/\/sign-in/)
})
