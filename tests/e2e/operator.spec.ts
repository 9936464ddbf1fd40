import { expect, test } from '@playwright/test'
import { signInAsOperator } from './steps'

const MODEL = 'mistralai/Pixtral-12B-2409'

/** A start that is still to come, as the field takes it. */
function inAWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16)
}

test('who read another unit is asked, confirms the factor, and finds the rate on the timeline', async ({
  page,
}) => {
  await signInAsOperator(page)
  await page.getByLabel('Find a model').fill('pixtral')
  await page.getByRole('table', { name: 'Price list' }).getByRole('link', { name: MODEL }).click()
  await expect(page.getByRole('heading', { level: 1, name: MODEL })).toBeVisible()
  await page.getByRole('button', { name: 'Enter a rate' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('USD per 1M tokens').first()).toBeVisible()
  await dialog.getByLabel('Input', { exact: true }).fill('0.1')
  await dialog.getByLabel('Output').fill('100')
  const startsAt = inAWeek()
  await dialog.getByLabel('Begins (UTC)').fill(startsAt)
  await dialog.getByRole('button', { name: 'Enter rate' }).click()
  await expect(dialog.getByRole('alert')).toContainText(
    'output: $100.00 is about 1,000 times above the rate before of $0.10',
  )
  await dialog.getByLabel('It is meant to be about 1,000 times above').check()
  await dialog.getByRole('button', { name: 'Enter it all the same' }).click()
  await expect(dialog).toBeHidden()
  const timeline = page.getByRole('table', { name: 'List price: text' })
  const row = timeline.getByRole('row').filter({ hasText: 'To come' })
  await expect(row).toContainText('$100.00')
  await expect(row).toContainText('operator@example.com')
  await row.getByRole('button', { name: `Withdraw the rate of ${startsAt.replace('T', ' ')}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw rate' }).click()
  await expect(row).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: 'price.withdraw' }).first()).toContainText(
    'operator@example.com',
  )
})

test('a name is added to a model, read as that model, and taken back', async ({ page }) => {
  await signInAsOperator(page)
  const name = `pixtral-${Date.now().toString(36)}`
  await page.getByLabel('New name').fill(name)
  await page.getByLabel('Model', { exact: true }).fill(MODEL)
  await page.getByRole('button', { name: 'Add name' }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText(MODEL)
  await page.getByLabel('How is a name read?').fill(name.toUpperCase())
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText('by an alias')).toBeVisible()
  await page.getByRole('button', { name: `Remove ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove name' }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0)
})

test('an operator finds an account, adjusts its balance, and reads who did', async ({ page }) => {
  await signInAsOperator(page)
  await page.getByRole('navigation', { name: 'Operator' }).getByRole('link', { name: 'Accounts' }).click()
  await page.getByLabel('Name, id or a member’s address').fill('basic@example')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: 'Fernweh Notes' }).click()
  const reason = `a gift of ${Date.now().toString(36)}`
  for (const usd of ['0.01', '-0.01']) {
    await page.getByRole('button', { name: 'Adjust balance' }).click()
    await page.getByRole('dialog').getByLabel('Amount in USD').fill(usd)
    await page.getByRole('dialog').getByLabel('Reason').fill(`${reason}, ${usd}`)
    await page.getByRole('dialog').getByRole('button', { name: 'Adjust balance' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByRole('row').filter({ hasText: `${reason}, ${usd}` })).toContainText('Adjustment')
  }
  await expect(page.getByRole('listitem').filter({ hasText: `${reason}, 0.01` })).toContainText(
    'operator@example.com',
  )
})
