import { expect, test } from '@playwright/test'
import { startTwilio } from '@/tests/support/twilio-server'
import { goTo, newEmail, signUp } from './steps'

/** A number that no run before has used in this database. */
const phone = `+1415555${String(2_000 + (Date.now() % 7_000))}`

test('a phone brings promo credit, $5.00 make Pro, and a test card tops up by itself', async ({ page }) => {
  const twilio = await startTwilio(Number(process.env.E2E_TWILIO_PORT))
  await signUp(page, newEmail(), 'correct horse battery')
  await goTo(page, 'Billing')
  const verify = page.getByRole('region', { name: 'Phone', exact: true })
  await verify.getByLabel('Phone number').fill('+1 900 555 1234')
  await verify.getByRole('button', { name: 'Send code' }).click()
  await expect(verify.getByText('premium-rate')).toBeVisible()
  await verify.getByLabel('Phone number').fill(phone)
  await verify.getByRole('button', { name: 'Send code' }).click()
  await verify.getByLabel('Code', { exact: true }).fill('000000')
  await verify.getByRole('button', { name: 'Verify' }).click()
  await expect(verify.getByText('This is not the code that was sent.')).toBeVisible()
  await verify.getByLabel('Code', { exact: true }).fill(twilio.codeFor(phone))
  await verify.getByRole('button', { name: 'Verify' }).click()
  await expect(verify.getByText(`ending in ${phone.slice(-2)}`)).toBeVisible()
  twilio.stop()
  const ledger = page.getByRole('region', { name: 'Ledger' })
  await expect(ledger.getByText('Promotional credit')).toBeVisible()

  await page.getByRole('button', { name: 'Pay $5.00' }).click()
  await page.getByRole('button', { name: 'Pay now (test)' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible()
  const tier = page.getByRole('region', { name: 'Tier' })
  await expect(tier.getByText('basic → pro')).toBeVisible()

  const topUp = page.getByRole('region', { name: 'Automatic top-up' })
  await topUp.getByRole('button', { name: 'Save a test card' }).click()
  await topUp.getByLabel('Below, in US dollars').fill('10')
  await topUp.getByRole('button', { name: 'Turn on' }).click()
  // The job charges it without anybody asking, and the open page hears of it.
  await expect(ledger.getByText('Automatic top-up')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByTitle('$26.00').first()).toBeVisible()
})
