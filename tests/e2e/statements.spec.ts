import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from './steps'

/** What a click on a link of that name brings down. */
async function download(page: Page, name: string | RegExp): Promise<string> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name }).first().click()
  return readFile(await (await coming).path(), 'latin1')
}

/** The sum of a column of amounts, in picos; the demo's names have no commas. */
function sumOf(csv: string, column: string, only: (cells: string[]) => boolean = () => true): bigint {
  const [head = '', ...lines] = csv.trim().split('\r\n')
  const at = head.split(',').indexOf(column)
  return lines
    .map((line) => line.split(','))
    .filter(only)
    .reduce((sum, cells) => {
      const [whole = '0', fraction = ''] = (cells[at] ?? '').replace('-', '').split('.')
      const picos = BigInt(whole + fraction.padEnd(12, '0'))
      return cells[at]?.startsWith('-') ? sum - picos : sum + picos
    }, 0n)
}

test('a closed month is seen, opened down to its requests, and had as PDF, CSV and FOCUS', async ({
  page,
}) => {
  await signIn(page, 'pro@example.com')
  await page.goto(page.url().replace(/overview.*/, 'billing'))
  const number = page.getByRole('link', { name: /^\d{4}-\d\d-\d{4}$/ }).first()
  const text = (await number.textContent()) ?? ''
  await number.click()
  await expect(page.getByRole('heading', { level: 1, name: `Statement ${text}` })).toBeVisible()
  const total =
    (await page
      .locator('dt', { hasText: /^Total$/ })
      .locator('xpath=../dd')
      .textContent()) ?? ''

  const csv = await download(page, 'Statement as CSV')
  const dollars = total.replace(/[$,]/g, '')
  expect(sumOf(csv, 'amount_usd')).toBe(sumOf(`amount_usd\r\n${dollars}`, 'amount_usd'))
  const focus = await download(page, 'Statement as FOCUS')
  expect(focus).toContain('BilledCost')
  const invoiced = (cells: string[]) => cells.includes(text)
  expect(sumOf(focus, 'BilledCost', invoiced)).toBe(sumOf(csv, 'amount_usd'))
  expect((await download(page, 'Statement as PDF')).slice(0, 5)).toBe('%PDF-')

  await page
    .getByRole('link', { name: /^Requests behind / })
    .first()
    .click()
  await expect(page).toHaveURL(/\/requests\?.*range=custom.*models=/)
  await expect(page.getByRole('rowheader').first()).toBeVisible()
})
