import { describe, expect, it } from 'vitest'
import { createAccount } from '@/lib/accounts/create-account'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { revokeKey } from '@/lib/keys/revoke-key'
import { createSource } from '@/lib/sources/create-source'
import { makeAccount } from '@/tests/support/make-account'
import { POSTED_AT, textRow } from '@/tests/support/text-row'
import { usageTotals } from '@/tests/support/usage-totals'

const BY = { actor: 'system', now: POSTED_AT }

async function ourSource() {
  const account = await makeAccount()
  const source = { sourceId: account.source.sourceId, accountId: account.accountId }
  return { ...account, context: { source, now: POSTED_AT } }
}

describe('bad rows', () => {
  it('never take their neighbours along, whosever they are', async () => {
    const ours = await ourSource()
    const theirs = await makeAccount()
    const platform = await createSource({ accountId: null, name: 'platform' }, BY)
    const context = { source: { sourceId: platform.sourceId, accountId: null }, now: POSTED_AT }
    const account = formatId('acc', ours.accountId)
    const answer = await ingestRows(
      [
        textRow('good', { account }),
        textRow('bad', { account, prompt_tokens: -1 }),
        textRow('lost'),
        'text',
        textRow('theirs', { key: formatId('key', theirs.inferenceKey.keyId) }),
        textRow('mixed', { account, key: formatId('key', theirs.inferenceKey.keyId) }),
        textRow('dear', {
          account,
          model: 'FLUX.1-dev',
          kind: 'image',
          width: 16_384,
          height: 16_384,
          steps: 1_000,
          images: 1_000,
        }),
      ],
      context,
    )
    expect(answer).toMatchObject({ accepted: 2, rejected: 5 })
    expect(answer.results.map((each) => [each.index, each.id, each.code])).toEqual([
      [1, 'bad', 'invalid_prompt_tokens'],
      [2, 'lost', 'missing_account'],
      [3, null, 'invalid_row'],
      [5, 'mixed', 'account_mismatch'],
      [6, 'dear', 'cost_too_large'],
    ])
    expect((await usageTotals(ours.accountId)).events.requests).toBe('1')
    expect((await usageTotals(theirs.accountId)).events.requests).toBe('1')
  })

  it('are named up to a thousand, and counted all', async () => {
    const { context } = await ourSource()
    const answer = await ingestRows(Array(1_500).fill({}), context)
    expect(answer.rejected).toBe(1_500)
    expect(answer.results).toHaveLength(1_000)
  })

  it('are too many beyond 10,000', async () => {
    const { context } = await ourSource()
    await expect(ingestRows(Array(10_001).fill({}), context)).rejects.toThrow(AppError)
  })
})

describe('keys', () => {
  it("count after they were revoked, and never another account's", async () => {
    const { accountId, context, inferenceKey, usageKey } = await ourSource()
    const theirs = await makeAccount()
    await revokeKey({ accountId, keyId: usageKey.keyId }, BY)
    const keyed = [usageKey.keyId, inferenceKey.keyId, theirs.usageKey.keyId].map((keyId, index) =>
      textRow(`k${index}`, { key: formatId('key', keyId) }),
    )
    expect(await ingestRows(keyed, context)).toMatchObject({
      accepted: 2,
      rejected: 1,
      results: [{ code: 'unknown_key' }],
    })
  })
})

describe('names nobody knows', () => {
  it('are kept as they were sent, up to 1,000 of an account, then booked as (other)', async () => {
    const { accountId, context } = await ourSource()
    const { accountId: second } = await createAccount({ name: 'Second', ownerUserId: null }, BY)
    const named = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) =>
        textRow(`n${from + index}`, { model: `x/Model-${from + index}` }),
      )
    expect(await ingestRows(named(0, 990), context)).toMatchObject({ accepted: 990, unpriced: 990 })
    expect(await ingestRows(named(980, 1_020), context)).toMatchObject({ accepted: 30, duplicates: 10 })
    await ingestRows(
      [textRow('late', { model: 'x/Model-5' }), textRow('later', { model: 'x/Model-5000' })],
      context,
    )
    const { rows } = await pool().query<{ names: bigint; other: bigint; known: bigint }>(
      `select count(distinct model) filter (where model <> '(other)') as names,
         count(*) filter (where model = '(other)') as other,
         count(*) filter (where model = 'x/Model-5') as known
       from events where account_id = $1`,
      [accountId],
    )
    expect(rows).toEqual([{ names: 1_000n, other: 21n, known: 2n }])
    const { rows: names } = await pool().query('select 1 from unknown_models where account_id = $1', [second])
    expect(names).toHaveLength(0)
  })
})
