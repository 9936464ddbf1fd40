import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import type { IngestAnswer } from '@/lib/ingest/schema'
import { createSource } from '@/lib/sources/create-source'
import { makeAccount } from '@/tests/support/make-account'
import { POSTED_AT, ROW_COST_PICOS, textRow } from '@/tests/support/text-row'
import { usageTotals } from '@/tests/support/usage-totals'

const rows = (count: number, prefix = randomUUID()) =>
  Array.from({ length: count }, (_, n) => textRow(`${prefix}-${n}`))

async function ourSource() {
  const { accountId, source } = await makeAccount()
  return { accountId, context: { source: { sourceId: source.sourceId, accountId }, now: POSTED_AT } }
}

/** The verb as another process has it: with its own queue, and no memory of what this one wrote. */
async function elsewhere(): Promise<typeof ingestRows> {
  vi.resetModules()
  return (await import('@/lib/ingest/ingest-rows')).ingestRows
}

function sum(answers: IngestAnswer[]) {
  const total = (count: 'accepted' | 'duplicates' | 'conflicts' | 'rejected') =>
    answers.reduce((sofar, answer) => sofar + answer[count], 0)
  return [total('accepted'), total('duplicates'), total('conflicts'), total('rejected')]
}

describe('many writers at once', () => {
  it('count the same rows once, in whatever order and to whichever process they are sent', async () => {
    const { accountId, context } = await ourSource()
    const sent = rows(600)
    const orders = [sent, [...sent].reverse(), sent.slice(200), sent.slice(0, 400), sent, [...sent].reverse()]
    const processes = [ingestRows, await elsewhere(), await elsewhere()]
    const answers = await Promise.all(
      orders.map((order, index) => (processes[index % 3] ?? ingestRows)(order, context)),
    )
    const all = orders.reduce((total, order) => total + order.length, 0)
    expect(sum(answers)).toEqual([600, all - 600, 0, 0])
    const { events, minutes } = await usageTotals(accountId)
    expect(events).toMatchObject({ requests: '600', cost: String(600n * ROW_COST_PICOS) })
    expect(minutes).toEqual(events)
  })

  it('ten processes on one account never wait for each other in a circle', async () => {
    const { accountId, context } = await ourSource()
    const sent = rows(400)
    const processes = await Promise.all(Array.from({ length: 10 }, elsewhere))
    const turned = (n: number) => [...sent.slice(n * 40), ...sent.slice(0, n * 40)]
    const answers = await Promise.all(
      processes.map((ingest, n) => ingest(n % 2 ? turned(n).reverse() : turned(n), context)),
    )
    expect(sum(answers)).toEqual([400, 9 * 400, 0, 0])
    const { rows: stat } = await pool().query(
      'select deadlocks from pg_stat_database where datname = current_database()',
    )
    expect(stat).toEqual([{ deadlocks: 0n }])
    const { events, minutes } = await usageTotals(accountId)
    expect(events.requests).toBe('400')
    expect(minutes).toEqual(events)
  })

  it('of several accounts through one source neither wait for each other for ever nor mix', async () => {
    const accounts = await Promise.all([makeAccount(), makeAccount(), makeAccount()])
    const platform = await createSource(
      { accountId: null, name: 'platform' },
      { actor: 'system', now: POSTED_AT },
    )
    const context = { source: { sourceId: platform.sourceId, accountId: null }, now: POSTED_AT }
    const sent = rows(300).map((each, n) => {
      return { ...each, account: formatId('acc', accounts[n % 3]?.accountId ?? 0n) }
    })
    const processes = await Promise.all(Array.from({ length: 8 }, elsewhere))
    const answers = await Promise.all(
      processes.map((ingest, n) => ingest(n % 2 ? [...sent].reverse() : sent, context)),
    )
    expect(sum(answers)).toEqual([300, 7 * 300, 0, 0])
    for (const { accountId } of accounts) {
      const { events, minutes } = await usageTotals(accountId)
      expect(events.requests).toBe('100')
      expect(minutes).toEqual(events)
    }
  })
})

describe('a batch that meets what stands already', () => {
  const fractions = [1, 250, 499, 500]

  it.each(fractions)('keeps the rest when this process wrote %i of 500', async (standing) => {
    await meet(standing, ingestRows)
  })

  it.each(fractions)('keeps the rest when another process wrote %i of 500', async (standing) => {
    await meet(standing, await elsewhere())
  })

  async function meet(standing: number, second: typeof ingestRows) {
    const { accountId, context } = await ourSource()
    const sent = rows(500)
    await ingestRows(sent.slice(0, standing), context)
    const answer = await second([...sent].reverse(), context)
    expect(sum([answer])).toEqual([500 - standing, standing, 0, 0])
    const { events, minutes } = await usageTotals(accountId)
    expect(events.requests).toBe('500')
    expect(minutes).toEqual(events)
  }

  it('tells conflicts from duplicates of another process', async () => {
    const { accountId, context } = await ourSource()
    const sent = rows(20)
    await ingestRows(sent, context)
    const changed = sent.map((each, n) => (n % 2 ? { ...each, completion_tokens: 8 } : each))
    const second = await elsewhere()
    expect(sum([await second([...changed, textRow(randomUUID())], context)])).toEqual([1, 10, 10, 0])
    expect((await usageTotals(accountId)).events.cost).toBe(String(21n * ROW_COST_PICOS))
  })
})
