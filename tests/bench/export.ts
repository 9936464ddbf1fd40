import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { exportDays } from '@/lib/billing/export-days'
import { BILLING_CSV_SQL, billingCsvValues } from '@/lib/billing/queries/billing-csv'
import { pool } from '@/lib/db/pool'
import { type Figure, median, ratioFigure } from '@/tests/bench/figure'
import { makeEvents } from '@/tests/bench/make-events'
import { prove } from '@/tests/bench/prove'
import { startServer } from '@/tests/bench/start-server'
import { makeSource, makeTenants } from '@/tests/bench/tenants'
import { vacuum } from '@/tests/bench/vacuum'

const ROUNDS = 5
const DAYS = 100
const KEYS = 100
const MODELS = 100
const DAY_MS = 86_400_000

type Reading = { bytes: number; seconds: number }

async function drain(source: NodeJS.ReadableStream): Promise<number> {
  let bytes = 0
  source.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  await once(source, 'end')
  return bytes
}

async function timed(read: () => Promise<number>): Promise<Reading> {
  const startedAt = performance.now()
  const bytes = await read()
  return { bytes, seconds: (performance.now() - startedAt) / 1000 }
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)

function download(port: number, key: string, startAt: number, endAt: number): Promise<Reading> {
  const path = `/v1/exports/billing.csv?start=${dateOf(startAt)}&end=${dateOf(endAt)}&time_zone=UTC`
  const headers = { authorization: `Bearer ${key}` }
  return timed(async () => {
    const [response] = (await once(get({ host: '127.0.0.1', port, path, headers }), 'response')) as [
      IncomingMessage,
    ]
    if (response.statusCode !== 200) throw new Error(`the export answered ${response.statusCode}`)
    return drain(response)
  })
}

/** The very query of the export, copied out with nothing around it. */
async function bareCopy(accountId: bigint, startAt: number, endAt: number): Promise<Reading> {
  const range = { startAt: new Date(startAt), endAt: new Date(endAt) }
  const values = billingCsvValues(accountId, exportDays(range, 'UTC'), {})
  const text = BILLING_CSV_SQL.replace(/\$(\d+)/g, (_, place: string) => {
    const value = values[Number(place) - 1] ?? null
    return value === null ? 'null' : pg.escapeLiteral(value)
  })
  const client = await pool().connect()
  try {
    return await timed(() =>
      drain(client.query(copyTo(`copy (${text}) to stdout with (format csv, header)`))),
    )
  } finally {
    client.release()
  }
}

async function makeUsage(endAt: number) {
  const [tenant] = await makeTenants(1, KEYS)
  if (!tenant) throw new Error('there is a tenant')
  const { sourceId } = await makeSource()
  const { accountId, projectId, keyIds } = tenant
  const places = keyIds.map((keyId) => ({ accountId, projectId, keyId }))
  const groupOf = (number: number) => {
    const place = places[number % KEYS] ?? { accountId, projectId, keyId: 0n }
    return { place, model: `vendor/model-${Math.floor(number / KEYS) % MODELS}`, status: 200 }
  }
  await makeEvents({ count: DAYS * KEYS * MODELS, startAt: endAt - DAYS * DAY_MS, endAt, groupOf }, sourceId)
  await vacuum()
  return tenant
}

/** Bar 11: the billing CSV over HTTP, against COPY of its query; and the server's memory for it. */
export async function benchExport(): Promise<Figure[]> {
  const endAt = Math.floor(Date.now() / DAY_MS) * DAY_MS
  const { accountId, secret: key } = await makeUsage(endAt)
  const server = await startServer()
  for (let round = 0; round < ROUNDS; round++) await download(server.port, key, endAt - DAY_MS, endAt)
  const small = (await server.vitals()).peakRssBytes
  const startAt = endAt - DAYS * DAY_MS
  const ratios: number[] = []
  const speeds: number[] = []
  let megabytes = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const ours = await download(server.port, key, startAt, endAt)
    megabytes = ours.bytes / 1e6
    const bare = await bareCopy(accountId, startAt, endAt)
    speeds.push(ours.bytes / ours.seconds / 1e6)
    ratios.push(ours.bytes / ours.seconds / (bare.bytes / bare.seconds))
    console.log(`round ${round}: ${speeds.at(-1)?.toFixed(1)} MB/s, ${ratios.at(-1)?.toFixed(2)}`)
  }
  const large = (await server.vitals()).peakRssBytes
  await server.stop()
  const proof = await prove(DAYS * KEYS * MODELS)
  const memory = `${Math.round(large / 1e6)} : ${Math.round(small / 1e6)} MB`
  const speed = `${megabytes.toFixed(0)} MB at ${median(speeds).toFixed(1)} MB/s, ${proof}`
  return [
    ratioFigure(11, 'CSV export : COPY of its query', ratios, { atLeast: 0.5 }, speed),
    ratioFigure(11, 'memory at 1M lines : at 10k', [large / small], { atMost: 1.1 }, memory),
  ]
}
