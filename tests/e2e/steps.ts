import { connect } from 'node:net'
import { expect, type Page } from '@playwright/test'

/** Steps that more than one journey takes, as a person takes them: by what is written on the page. */
export const DEMO_PASSWORD = 'inferometer-demo'

export async function signUp(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-up', { waitUntil: 'networkidle' })
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL(/\/a\/acc_\w+\/overview/)
}

export async function signIn(page: Page, email: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/a\/acc_\w+\/overview/)
}

/** The demo's operator is a member of no account, and is led to what operators run. */
export async function signInAsOperator(page: Page): Promise<void> {
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  await page.getByLabel('Email').fill('operator@example.com')
  await page.getByLabel('Password').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/operator\/prices/)
}

export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Makes a source on the Keys page and gives the secret that stands there once. */
export async function createSource(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Create source' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /create/i })
    .click()
  const secret = await page.getByRole('dialog').getByLabel('Secret').inputValue()
  await page.getByRole('dialog').getByRole('button', { name: /done/i }).click()
  return secret
}

/**
 * Posts a body to the product's endpoint in the very bytes that curl 7.88 puts on the wire, and gives the
 * answer's status and body.
 */
export async function postAsCurl(baseUrl: string, secret: string, body: string): Promise<[number, string]> {
  const { hostname, port } = new URL(baseUrl)
  const head = [
    'POST /v1/events HTTP/1.1',
    `Host: ${hostname}:${port}`,
    'User-Agent: curl/7.88.1',
    'Accept: */*',
    `authorization: Bearer ${secret}`,
    'content-type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  const socket = connect(Number(port), hostname)
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  const [headers = '', answer = ''] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n', 2)
  return [Number(headers.split(' ')[1]), answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)]
}

let people = 0

/** An e-mail address that no other journey uses. */
export function newEmail(): string {
  people += 1
  return `person-${Date.now().toString(36)}-${people}@example.com`
}
