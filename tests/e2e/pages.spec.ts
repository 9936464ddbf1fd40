import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { signIn, signInAsOperator } from './steps'

/**
 * Every page, in both themes: nothing that keeps people out, nothing that scrolls sideways on a small screen.
 */
const PAGES = ['Overview', 'Usage', 'Requests', 'Costs', 'Billing', 'Keys', 'Settings']
const OPERATOR = [
  { path: 'prices', name: 'Prices' },
  { path: 'prices/model?name=FLUX.1-dev', name: 'FLUX.1-dev' },
  { path: 'accounts', name: 'Accounts' },
  { path: 'sources', name: 'Sources' },
  { path: 'prices/re-rates', name: 'Re-rates' },
  { path: 'unpriced', name: 'Unpriced usage' },
  { path: 'reconcile', name: 'Reconcile' },
]
const PUBLIC = ['/sign-in', '/sign-up']
const THEMES = ['light', 'dark'] as const
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function expectWellMade(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(overflow).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
}

for (const colorScheme of THEMES) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } })

    test('the public pages are well made', async ({ page }) => {
      for (const path of PUBLIC) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectWellMade(page)
      }
    })

    test('the pages of an account are well made, and the browser has nothing to complain of', async ({
      page,
    }) => {
      // Every page is judged whole, twice: that takes its time where two cores do everything.
      test.setTimeout(180_000)
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await signIn(page, 'pro@example.com')
      const account = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
      for (const name of PAGES) {
        await page.goto(`${account}/${name.toLowerCase()}`)
        await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
        await expectWellMade(page)
      }
      await page.goto(`${account}/requests`)
      await page.getByRole('rowheader').first().getByRole('link').click()
      await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible()
      await expectWellMade(page)
      await page.goto(`${account}/billing`)
      await page
        .getByRole('link', { name: /^\d{4}-\d\d-\d{4}$/ })
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1, name: /^Statement / })).toBeVisible()
      await expectWellMade(page)
      expect(complaints).toEqual([])
    })

    test('the pages of operators are well made', async ({ page }) => {
      test.setTimeout(180_000)
      await signInAsOperator(page)
      for (const { path, name } of OPERATOR) {
        await page.goto(`/operator/${path}`)
        await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
        await expectWellMade(page)
      }
      await page.goto('/operator/accounts')
      await page.getByRole('link', { name: 'Halyard Labs' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Halyard Labs' })).toBeVisible()
      await expectWellMade(page)
      await page.getByRole('link', { name: 'Reconcile', exact: true }).last().click()
      await expect(page.getByRole('heading', { name: 'Equations' })).toBeVisible()
      await expectWellMade(page)
    })
  })
}

test('a chart is drawn after a reload too, and its table says the same', async ({ page }) => {
  await signIn(page, 'pro@example.com')
  await page.goto(`${page.url().replace(/overview.*/, 'usage')}?range=30d&group=model&measure=costPicos`)
  await page.reload()
  await expect(page.locator('.recharts-surface').first()).toBeVisible()
  await page.getByRole('button', { name: 'View as table' }).first().click()
  await expect(page.getByRole('table').first()).toBeVisible()
})

test('from a bar of a chart to its requests, page by page, and to the receipt of one', async ({ page }) => {
  await signIn(page, 'pro@example.com')
  const usage = page.url().replace(/overview.*/, 'usage')
  await page.goto(`${usage}?range=7d&group=model&measure=requests`)
  await page
    .getByRole('link', { name: /^See the requests of / })
    .first()
    .click()
  await expect(page).toHaveURL(/\/requests\?.*range=7d.*models=/)
  const first = page.getByRole('rowheader').first()
  const newest = (await first.textContent()) ?? ''
  await page.getByRole('button', { name: 'Older' }).click()
  await expect(first).not.toHaveText(newest)
  await page.getByRole('button', { name: 'Newest' }).click()
  await expect(page).not.toHaveURL(/page=/)
  await page.getByRole('rowheader').first().getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible()
  await expect(page.getByText('Request id')).toBeVisible()
})

test('an address keeps the view, and Back undoes a change of it', async ({ page }) => {
  await signIn(page, 'pro@example.com')
  await page.getByLabel('Range').selectOption('7d')
  await expect(page).toHaveURL(/range=7d/)
  await page.reload()
  await expect(page.getByLabel('Range')).toHaveValue('7d')
  await page.goBack()
  await expect(page.getByLabel('Range')).toHaveValue('24h')
})
