import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import OpenAI from 'openai'
import { afterAll, beforeAll, expect } from 'vitest'
import { createProject } from '@/lib/accounts/create-project'
import { formatId } from '@/lib/db/id'
import { createKey } from '@/lib/keys/create-key'
import { serveDataPlane } from '@/lib/server/data-plane'
import { readUsage } from '@/lib/usage/read-usage'
import { usageQuerySchema } from '@/lib/usage/schema'
import { recordHalfFolded, type TestAccount } from '@/tests/integration/usage/recorded-events'
import { makeAccount } from '@/tests/support/make-account'

export const now = new Date('2026-11-24T10:58:03Z')
export const FROM = Date.UTC(2026, 10, 20) / 1000
export const TO = Date.UTC(2026, 10, 25) / 1000
let baseURL = ''

/** The data plane behind real HTTP for the tests of a file; `reportsUrl` says where. */
export function serveReports(): void {
  const server = createServer((request, response) => void serveDataPlane(request, response))
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
}

export const reportsUrl = () => `${baseURL}/organization`

/** OpenAI's own client, which retries nothing here so that every answer is seen. */
export const usageOf = ({ usageKey }: TestAccount) =>
  new OpenAI({ adminAPIKey: usageKey.key, apiKey: null, baseURL, maxRetries: 0 }).admin.organization.usage

export async function raw({ usageKey }: TestAccount, path: string, key = usageKey.key, method = 'GET') {
  const headers = { authorization: `Bearer ${key}` }
  const response = await fetch(`${reportsUrl()}/${path}`, { method, headers })
  return { status: response.status, text: await response.text() }
}

export const text = {
  model: 'openai/gpt-oss-120b',
  status: 200,
  prompt_tokens: 11,
  cached_tokens: 3,
  completion_tokens: 5,
}
export const image = {
  model: 'SDXL-turbo',
  kind: 'image',
  status: 200,
  width: 1000,
  height: 1000,
  steps: 30,
  images: 2,
}
const audio = { model: 'MeloTTS', kind: 'audio', status: 200, characters: 1234 }

/** Usage of five days by two keys in two projects and by none, half of it folded. */
export async function busyAccount() {
  const account = await makeAccount()
  const by = { actor: 'system', now }
  const { projectId } = await createProject({ accountId: account.accountId, name: 'search' }, by)
  const scopes: ('inference' | 'usage:read')[] = ['inference']
  const { keyId } = await createKey({ accountId: account.accountId, projectId, name: 'bot', scopes }, by)
  const keys = [formatId('key', account.inferenceKey.keyId), formatId('key', keyId), undefined]
  const shapes = [text, { ...text, model: 'deepseek-ai/DeepSeek-V3' }, image, audio, { ...text, status: 429 }]
  const rows = Array.from({ length: 90 }, (_, at) => ({
    ...shapes[at % shapes.length],
    id: `r${at}`,
    key: keys[at % keys.length],
    time: new Date(FROM * 1000 + at * 71 * 60_000).toISOString(),
  }))
  await recordHalfFolded(account, rows, now)
  return { account, keys, projects: [account.projectId, projectId].map((id) => formatId('prj', id)) }
}

type Page<T> = {
  data: { results: T[]; start_time: number; end_time: number }[]
  has_more: boolean
  next_page: string | null
}

export async function allPages<T>(
  ask: (page: { page?: string }) => PromiseLike<Page<T>>,
): Promise<Page<T>['data']> {
  const data: Page<T>['data'] = []
  for (let page: { page?: string } | null = {}; page; ) {
    const answer: Page<T> = await ask(page)
    expect(answer.has_more).toBe(answer.next_page !== null)
    data.push(...answer.data)
    page = answer.next_page === null ? null : { page: answer.next_page }
  }
  return data
}

export async function sums(account: TestAccount, more: object = {}) {
  const view = { range: 'custom', from: '2026-11-20', to: '2026-11-24', ...more }
  return (await readUsage(account.accountId, usageQuerySchema.parse(view), { now })).total
}

export function added(data: { results: object[] }[], field: string): string {
  const values = data.flatMap(({ results }) => results.map((each) => (each as Record<string, number>)[field]))
  return values.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0).toString()
}
