import { closePeriods } from '@/lib/billing/close-periods'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { postCharges } from '@/lib/billing/post-charges'
import { readBalance } from '@/lib/billing/read-balance'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { ingestBody } from '@/lib/ingest/ingest-body'
import type { IngestSource } from '@/lib/ingest/schema'
import { priceBook } from '@/lib/pricing/price-book'
import type { NewPrice } from '@/lib/pricing/schema'
import { setPrice } from '@/lib/pricing/set-price'
import { dropOldEvents } from '@/lib/reconcile/drop-old-events'
import { reconcile } from '@/lib/reconcile/reconcile'

type At = { now: Date }
type Priced = { accountId: bigint; model: string; kind: 'text' | 'image' | 'audio'; timeMs: number }

/** What a process of the simulation does when it is told to: the product's own verbs, at the clock given. */
export const verbs = {
  ingest: ({ body, source, now }: At & { body: string; source: IngestSource }) =>
    ingestBody(Buffer.from(body), 'application/x-ndjson', { source, now }),
  fold: () => foldDeltas(),
  post: ({ now }: At) => postCharges({ now }),
  close: ({ now }: At) => closePeriods({ now }),
  deposit: ({ now, ...deposit }: At & { accountId: bigint; amountPicos: bigint; idempotencyKey: string }) =>
    depositDirect(deposit, { now }),
  dropOldEvents: ({ now }: At) => dropOldEvents({ now }),
  setPrice: ({ now, price }: At & { price: NewPrice }) => setPrice(price, { actor: 'system', now }),
  priceId: async (at: Priced) => (await priceBook()).find(at)?.priceId ?? null,
  balance: ({ accountId }: { accountId: bigint }) => readBalance(accountId),
  reconcile: ({ accountId }: { accountId: bigint }) => reconcile({ accountId }),
}
