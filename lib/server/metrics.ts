import 'server-only'
import { collectDefaultMetrics, Gauge, register } from 'prom-client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { requireMethod } from '@/lib/http/require-method'
import { foldLag } from '@/lib/ingest/queries/fold-lag'
import { log } from '@/lib/log'
import { ledgerImbalance } from '@/lib/reconcile/queries/ledger-imbalance'
import { mayReadMetrics } from '@/lib/server/may-read-metrics'
import { MINUTE_MS } from '@/lib/time/range'

/**
 * What Prometheus reads. Counters of other rooms stand on the same registry; this one adds what is asked of
 * the database. No label names an account, a user or a key. A figure that can't be read is NaN, so that the
 * others are still told.
 */
collectDefaultMetrics()

async function reading(name: string, read: () => Promise<number>): Promise<number> {
  return read().catch((error: Error) => {
    log.warn({ metric: name, err: error.message }, 'a figure could not be read')
    return Number.NaN
  })
}

/** Asks at most once in `everyMs`, however many ask; what failed is asked again at once. */
function atMostEvery(everyMs: number, read: () => Promise<number>): () => Promise<number> {
  let kept: { at: number; value: Promise<number> } | undefined
  return () => {
    const now = performance.now()
    if (!kept || now - kept.at > everyMs) {
      const value = read()
      kept = { at: now, value }
      value.catch(() => {
        kept = undefined
      })
    }
    return kept.value
  }
}

const lag = atMostEvery(1_000, foldLag)
const imbalance = atMostEvery(MINUTE_MS, async () => Number(await ledgerImbalance()))

new Gauge({
  name: 'inferometer_fold_lag_seconds',
  help: 'For how long the oldest delta has been waiting to be folded into minutes and hours.',
  async collect() {
    this.set(await reading('fold lag', lag))
  },
})

new Gauge({
  name: 'inferometer_ledger_imbalance_picos',
  help: 'How far balances are from the sums of their entries, and charges from what was posted; must be 0.',
  async collect() {
    this.set(await reading('ledger imbalance', imbalance))
  },
})

/** `GET /metrics`, for who has METRICS_TOKEN or asks from this machine. */
export const metricsEndpoint: NodeEndpoint = async (request, response) => {
  requireMethod(request, 'GET')
  if (!mayReadMetrics(request.socket.remoteAddress, request.headers, env().METRICS_TOKEN)) {
    throw new AppError('unauthorized', 'METRICS_TOKEN is needed: Authorization: Bearer TOKEN.')
  }
  const text = await register.metrics()
  response.writeHead(200, { 'content-type': register.contentType, 'cache-control': 'no-store' }).end(text)
}
