import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closePeriods } from '@/lib/billing/close-periods'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { postCharges } from '@/lib/billing/post-charges'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { divideHalfEven } from '@/lib/money/picos'
import { reconcile } from '@/lib/reconcile/reconcile'
import { DAY_MS, HOUR_MS } from '@/lib/time/range'
import { imageRow, statementsOf } from '@/tests/support/closed-months'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage, textRow } from '@/tests/support/send-usage'

/** An act, `hours` after the one before; usage is `daysAgo` days old when it is sent. */
const act = fc.record({
  hours: fc.integer({ min: 1, max: 400 }),
  what: fc.constantFrom('text', 'image', 'fold', 'post', 'close', 'close', 'deposit'),
  daysAgo: fc.integer({ min: 0, max: 34 }),
  size: fc.integer({ min: 1, max: 2_000 }),
})

it('whatever comes late, and whenever a month is closed, every equation holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 25 }), async (acts) => {
      const made = await makeAccount({ now: new Date('2026-01-10T00:00:00Z') })
      const { accountId } = made
      let at = Date.UTC(2026, 0, 20)
      for (const [index, { hours, what, daysAgo, size }] of acts.entries()) {
        at += hours * HOUR_MS
        const now = new Date(at)
        const time = new Date(at - daysAgo * DAY_MS).toISOString()
        if (what === 'text') await sendUsage(made, [textRow(time, { prompt_tokens: size })], now)
        if (what === 'image') await sendUsage(made, [imageRow(time, { width: size })], now)
        if (what === 'fold') await foldDeltas()
        if (what === 'post') await postCharges({ now })
        if (what === 'close') await Promise.all([closePeriods({ now }), foldDeltas(), closePeriods({ now })])
        if (what === 'deposit')
          await depositDirect({ accountId, amountPicos: BigInt(size), idempotencyKey: `d${index}` }, { now })
      }
      await foldDeltas()
      const end = new Date(at + 40 * DAY_MS)
      await closePeriods({ now: end })
      expect((await reconcile({ accountId })).differences).toEqual([])
      for (const { lines } of await statementsOf(accountId, end)) {
        for (const { quantity, ratePicos, unitQuantity, amountPicos } of lines) {
          if (quantity === null || ratePicos === null || unitQuantity === null) continue
          const exact = divideHalfEven(BigInt(quantity) * BigInt(ratePicos), BigInt(unitQuantity))
          expect(amountPicos).toBe(exact.toString())
        }
      }
    }),
    { numRuns: 12 },
  )
})
