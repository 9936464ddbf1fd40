import { connect } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { newEmail, signIn, signUp } from './steps'

const MARK = 'MARKER-e2e0'
const SQL = `${MARK}'; drop table events; --`
const SECTIONS = ['overview', 'usage', 'costs', 'billing', 'keys']

const accountOf = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? ''

/** Sends a head as it is, and gives the status of the answer. */
async function statusOf(baseURL: string | undefined, head: string[]): Promise<number> {
  const { hostname, port } = new URL(baseURL ?? '')
  const socket = connect(Number(port), hostname)
  socket.write(`${[...head, `host: ${hostname}:${port}`, 'connection: close'].join('\r\n')}\r\n\r\n`)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return Number(answer.split(' ')[1])
}

test('whatever stands in a page’s address, the page or a refusal comes', async ({ page, baseURL }) => {
  await signIn(page, 'pro@example.com')
  const account = accountOf(page)
  const odd = [
    ...['zone=../../etc/passwd', 'group=password', 'limit=-1', 'limit=1e9', 'before=forged', 'models=%00'],
    ...[`range=${SQL}`, `range=custom&from=${SQL}`, 'range=custom&from=0001-01-01&to=9999-12-31', 'by=%FF'],
    ...[
      'zone=%E2%80%AE😀',
      `keys=${SQL}`,
      `statuses=${SQL}`,
      'range=7d&range=30d',
      `projects=${'x'.repeat(4_000)}`,
    ],
  ]
  for (const query of odd) {
    for (const section of SECTIONS) {
      const answer = await page.request.get(`/a/${account}/${section}?${query}`)
      expect(answer.status(), `${section}?${query}`).toBe(200)
    }
    for (const endpoint of ['usage', 'usage/totals', 'usage/costs', 'billing/entries']) {
      const answer = await page.request.get(`/api/a/${account}/${endpoint}?${query}`)
      expect([200, 400], `${endpoint}?${query}`).toContain(answer.status())
      expect(await answer.text()).not.toContain(MARK)
    }
  }
  for (const path of ['/%E0%A4%A', '/api/a/%ff/usage', '*', 'http://evil.example/v1/events']) {
    expect(await statusOf(baseURL, [`GET ${path} HTTP/1.1`]), path).toBe(400)
  }
  for (const path of ['/a/%00/usage', `/a/${MARK}/usage`, '/__proto__', '/api/auth/callback/__proto__']) {
    expect((await page.request.get(path)).status(), path).toBeLessThan(500)
  }
})

test('pages are only read, and what else is sent to them is answered in the 400s', async ({
  request,
  baseURL,
}) => {
  const forms: Record<string, string>[] = [
    { 'next-action': MARK },
    { 'content-type': `multipart/form-data; boundary=${MARK}` },
  ]
  for (const headers of forms) {
    expect((await request.post('/sign-in', { headers, data: MARK })).status()).toBe(405)
  }
  const json = { 'content-type': 'application/json' }
  expect((await request.post('/api/auth/callback/credentials', { headers: json, data: '{' })).status()).toBe(
    415,
  )
  expect((await request.post('/api/sign-up', { data: MARK.repeat(10_000) })).status()).toBe(413)
  expect((await request.post('/api/sign-up', { data: { email: newEmail(), password: MARK } })).status()).toBe(
    403,
  )
  const upgrade = ['connection: Upgrade, HTTP2-Settings', 'upgrade: h2c', 'http2-settings: AAMAAABk']
  expect(await statusOf(baseURL, ['GET /healthz HTTP/1.1', ...upgrade])).toBe(200)
})

test('no callback leads to another site', async ({ request, baseURL }) => {
  for (const wanted of [
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    '/..//evil.example',
    `${baseURL}@evil.example`,
  ]) {
    const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
    const form = { email: 'pro@example.com', password: 'inferometer-demo', csrfToken, json: 'true' }
    const answer = await request.post('/api/auth/callback/credentials', {
      form: { ...form, callbackUrl: wanted },
    })
    expect(new URL((await answer.json()).url).origin, wanted).toBe(baseURL)
    const page = await request.get(`/sign-in?callbackUrl=${encodeURIComponent(wanted)}`, { maxRedirects: 0 })
    expect(page.headers().location, wanted).toMatch(/^\/$/)
  }
})

test('no header and no form of an address opens another account', async ({ page, browser }) => {
  await signIn(page, 'pro@example.com')
  const account = accountOf(page)
  const [own, nobody] = [await browser.newContext(), await browser.newContext()]
  const stranger = await own.newPage()
  await signUp(stranger, newEmail(), 'correct horse battery')
  const chain = Array.from({ length: 5 }, () => 'middleware').join(':')
  const tree = (section: string) => {
    const leaf = ['', { children: [section, { children: ['__PAGE__', {}] }] }]
    return encodeURIComponent(
      JSON.stringify(['', { children: ['a', { children: [['account', account, 'd'], leaf[1]] }] }]),
    )
  }
  for (const section of SECTIONS) {
    const path = `/a/${account}/${section}`
    const tricks: [string, Record<string, string>][] = [
      [path, { 'x-middleware-subrequest': chain }],
      [path, { rsc: '1' }],
      [path, { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }],
      [path, { rsc: '1', 'next-router-state-tree': tree(section) }],
      [path, { 'x-matched-path': path, 'x-invoke-path': path, 'x-now-route-matches': `1=${account}` }],
      ['/overview', { 'x-rewrite-url': path, 'x-original-url': path }],
      ...['.rsc', '.segments/_tree.segment.rsc', '.segments/_full.segment.rsc', '.txt'].map(
        (end): [string, Record<string, string>] => [`${path}${end}`, {}],
      ),
    ]
    for (const [address, headers] of tricks) {
      for (const context of [stranger.request, nobody.request]) {
        const answer = await context.get(address, { headers, maxRedirects: 0 })
        expect([307, 404], `${address} ${JSON.stringify(headers)}`).toContain(answer.status())
        expect(await answer.text()).not.toMatch(/Halyard|Llama|gpt-oss/)
      }
    }
  }
  await own.close()
  await nobody.close()
})
