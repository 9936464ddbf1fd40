import { expect, it } from 'vitest'
import type { PricedEvent } from '@/lib/ingest/schema'
import { writeEvents } from '@/lib/ingest/write-events'
import { freeEvent } from '@/tests/support/free-event'
import { makeAccount } from '@/tests/support/make-account'
import { usageTotals } from '@/tests/support/usage-totals'

it('what would wait beyond 100,000 rows is turned away at once, and what was taken is written', async () => {
  const owner = await makeAccount()
  const event = freeEvent(owner, 'a')
  const request = () => writeEvents(Array<PricedEvent>(10_000).fill(event))
  const taken = Array.from({ length: 10 }, request)
  await expect(request()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 })
  await Promise.all(taken)
  await expect(request()).resolves.toBeDefined()
  expect((await usageTotals(owner.accountId)).events.requests).toBe('1')
})
