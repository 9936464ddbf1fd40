import { expect, type Page, test } from '@playwright/test'
import { goTo, newEmail, signUp } from './steps'

const PASSWORD = 'correct horse battery'

/** Invites an address as viewer and gives the link that stands there once. */
async function invite(page: Page, email: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Email').fill(email)
  await dialog.getByLabel('Role').selectOption('viewer')
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue()
  await dialog.getByRole('button', { name: 'Done' }).click()
  return link
}

test('a viewer is invited by link, sees, changes nothing, becomes a member, and is out at once', async ({
  page,
  browser,
}) => {
  await signUp(page, newEmail(), PASSWORD)
  await goTo(page, 'Settings')
  const email = newEmail()
  const link = await invite(page, email)
  await expect(page.getByRole('rowheader', { name: email })).toBeVisible()

  const theirs = await browser.newContext()
  const viewer = await theirs.newPage()
  await viewer.goto(link, { waitUntil: 'networkidle' })
  await viewer.getByLabel('Password').fill(PASSWORD)
  await viewer.getByRole('button', { name: /^Join / }).click()
  await viewer.waitForURL(/\/a\/acc_\w+\/overview/)
  const account = new URL(page.url()).pathname.split('/')[2] ?? ''
  expect(viewer.url()).toContain(account)
  await goTo(viewer, 'Settings')
  await expect(viewer.getByRole('button', { name: 'Invite', exact: true })).toHaveCount(0)
  await expect(viewer.getByLabel('Name', { exact: true })).toHaveCount(0)
  const answer = await viewer.request.patch(`/api/a/${account}`, {
    headers: { origin: new URL(viewer.url()).origin },
    data: { name: 'Mine now', timeZone: 'UTC' },
  })
  expect(answer.status()).toBe(403)
  await goTo(viewer, 'Keys')
  await expect(viewer.getByRole('button', { name: 'Create key' })).toHaveCount(0)

  await page.reload()
  await page.getByLabel(`Role of ${email}`).selectOption('member')
  await expect(viewer.getByRole('button', { name: 'Create key' })).toBeVisible()
  await page.getByRole('button', { name: `Remove ${email}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove member' }).click()
  await expect(viewer.getByRole('heading', { level: 1, name: 'No account to show' })).toBeVisible()
  expect((await viewer.request.get(`/api/a/${account}`)).status()).toBe(404)

  await viewer.goto(link)
  await expect(viewer.getByRole('heading', { level: 1, name: /no longer works/ })).toBeVisible()
  await theirs.close()
})

test('signing out everywhere ends the pages that are open elsewhere', async ({ page, browser }) => {
  const email = newEmail()
  await signUp(page, email, PASSWORD)
  const other = await browser.newContext()
  const elsewhere = await other.newPage()
  await elsewhere.goto('/sign-in', { waitUntil: 'networkidle' })
  await elsewhere.getByLabel('Email').fill(email)
  await elsewhere.getByLabel('Password').fill(PASSWORD)
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await elsewhere.waitForURL(/\/a\/acc_\w+\/overview/)
  await expect(elsewhere.getByText('Waiting for the first request').first()).toBeVisible()

  await goTo(page, 'Settings')
  await expect(page.getByText('This one')).toHaveCount(1)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.waitForURL(/\/sign-in/)
  await elsewhere.waitForURL(/\/sign-in/)
  await other.close()
})
