import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { postCharges } from '@/lib/billing/post-charges'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { transaction } from '@/lib/db/transaction'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { foldLag } from '@/lib/ingest/queries/fold-lag'
import { ledgerImbalance } from '@/lib/reconcile/queries/ledger-imbalance'
import { DATA_PLANE_PATHS, serveDataPlane } from '@/lib/server/data-plane'
import { routePatterns } from '@/lib/server/route-patterns'
import { timeRequest } from '@/lib/server/time-requests'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage, textRow } from '@/tests/support/send-usage'

let server: Server
let url = ''

beforeAll(async () => {
  const nameRoute = routePatterns(DATA_PLANE_PATHS, '.no-build')
  server = createServer((request, response) => {
    timeRequest(request, response, nameRoute)
    if (!serveDataPlane(request, response)) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

async function metrics(): Promise<string> {
  const response = await fetch(`${url}/metrics`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  return response.text()
}

/** The value of one line, whatever the order of its labels. */
function figureOf(text: string, name: string, labels: Record<string, string> = {}): number | null {
  const line = text.split('\n').find((each) => {
    const [, own, inside = ''] = /^([a-z_]+)(?:\{(.*)\})? /.exec(each) ?? []
    return (
      own === name && Object.entries(labels).every(([key, value]) => inside.includes(`${key}="${value}"`))
    )
  })
  return line === undefined ? null : Number(line.split(' ').at(-1))
}

describe('GET /metrics', () => {
  it('counts rows by format and by what became of them, each once', async () => {
    const { accountId, source } = await makeAccount()
    const count = async (result: string, format = 'native') =>
      figureOf(await metrics(), 'inferometer_events_ingested_total', { format, result }) ?? 0
    const before = [await count('accepted'), await count('duplicate'), await count('rejected')]
    const row = textRow(new Date().toISOString())
    const rows = [row, row, textRow(new Date().toISOString(), { model: 'nobody/knows' }), { id: 'x' }]
    const send = (body: object, path: string, type = 'application/json') =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${source.secret}`, 'content-type': type },
        body: JSON.stringify(body),
      })
    expect((await send(rows, '/v1/events')).status).toBe(200)
    const after = [await count('accepted'), await count('duplicate'), await count('rejected')]
    expect(after.map((value, index) => value - (before[index] ?? 0))).toEqual([2, 1, 1])
    const event = { specversion: '1.0', id: 'c', source: '/s', type: 't', time: row.time, data: row }
    expect((await send(event, '/v1/events', 'application/cloudevents+json')).status).toBe(200)
    expect(await count('accepted', 'cloudevents')).toBe(1)
    expect(await metrics()).not.toContain(formatId('acc', accountId))
  })

  it('times requests by route, and gives no stranger a label of his own', async () => {
    const ask = async (path: string) => (await fetch(`${url}${path}`)).text()
    await ask('/v1/organization/usage/completions?key=secret')
    await ask('/v1/made-up-by-a-stranger')
    await ask('/a/acc_2Qn0X1Yb9aZ/usage')
    const text = await metrics()
    const route = '/v1/organization/usage/completions'
    const name = 'http_request_duration_seconds_count'
    expect(figureOf(text, name, { route, method: 'GET', status: '401' })).toBe(1)
    expect(figureOf(text, name, { route: 'other', status: '404' })).toBe(2)
    expect(text).not.toMatch(/made-up|acc_|secret/)
    expect(text).toContain('process_cpu_seconds_total')
    expect(figureOf(text, 'inferometer_ledger_imbalance_picos')).toBe(0)
    expect(figureOf(text, 'inferometer_fold_lag_seconds')).toBeGreaterThanOrEqual(0)
  })

  it('is for this machine or for who has the token', async () => {
    const forwarded = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } })
    expect(forwarded.status).toBe(401)
    expect(await forwarded.text()).not.toContain('process_cpu_seconds_total')
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405)
  })
})

describe('foldLag', () => {
  it('is how long the oldest delta has waited, and 0 when all are folded', async () => {
    const now = new Date('2026-11-24T10:00:00Z')
    const made = await makeAccount()
    await foldDeltas()
    expect(await foldLag()).toBe(0)
    await sendUsage(made, [textRow('2026-11-24T09:00:00Z'), textRow('2026-11-20T09:00:00Z')], now)
    await pool().query(
      `update deltas set appended_at = appended_at - interval '1 hour' where account_id = $1 and minute < $2`,
      [made.accountId, new Date('2026-11-21T00:00:00Z')],
    )
    const lag = await foldLag()
    expect(lag).toBeGreaterThanOrEqual(3600)
    expect(lag).toBeLessThan(7200)
    await foldDeltas()
    expect(await foldLag()).toBe(0)
  })
})

describe('ledgerImbalance', () => {
  it('is 0 whatever is recorded or posted, and adds up what someone has meddled with', async () => {
    const now = new Date('2026-11-24T10:00:00Z')
    const made = await makeAccount()
    const { accountId } = made
    expect(await ledgerImbalance()).toBe('0')
    await depositDirect({ accountId, amountPicos: 5_000_000_000_000n, idempotencyKey: 'd' }, { now })
    await sendUsage(made, [textRow('2026-11-24T09:00:00Z'), textRow('2026-11-24T08:00:00Z')], now)
    expect(await ledgerImbalance()).toBe('0')
    await foldDeltas()
    expect(await ledgerImbalance()).toBe('0')
    await postCharges({ now })
    expect(await ledgerImbalance()).toBe('0')
    await transaction(async (client) => {
      await client.query("set local session_replication_role = 'replica'")
      await client.query(
        'update ledger_entries set balance_picos = balance_picos + 7 where account_id = $1 and number = 2',
        [accountId],
      )
    })
    await pool().query('update period_costs set posted_picos = posted_picos - 2 where account_id = $1', [
      accountId,
    ])
    expect(await ledgerImbalance()).toBe('9')
    await pool().query('delete from period_costs where account_id = $1', [accountId])
    expect(await ledgerImbalance()).toBe('800000007')
  })
})
