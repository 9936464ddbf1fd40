import { describe, expect, it } from 'vitest'
import { billingHistory } from '@/lib/billing/billing-history'
import { closePeriods } from '@/lib/billing/close-periods'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { grantPromo } from '@/lib/billing/grant-promo'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { setPrice } from '@/lib/pricing/set-price'
import { reconcile } from '@/lib/reconcile/reconcile'
import { CLOSES, sendAt, septemberOf, statementsOf } from '@/tests/support/closed-months'
import { makeAccount } from '@/tests/support/make-account'
import { AUDIO_MODEL, IMAGE_MODEL, TEXT_MODEL, textRow } from '@/tests/support/send-usage'

const ROW = 400_000_000n

describe('a statement', () => {
  it('says by project, model, kind, meter and price what a month cost, and what was paid in it', async () => {
    const made = await makeAccount()
    const { accountId, projectId } = made
    await depositDirect(
      { accountId, amountPicos: 5n * PICOS_PER_USD, idempotencyKey: 'aug' },
      { now: new Date('2026-08-20T00:00:00Z') },
    )
    await grantPromo({ accountId }, { now: new Date('2026-09-02T00:00:00Z') })
    await septemberOf(made)
    await sendAt(made, [textRow('2026-10-01T00:00:00Z')], '2026-10-01T00:00:01Z')
    await closePeriods({ now: CLOSES })
    const [september, august, ...others] = await statementsOf(accountId)
    expect(others).toEqual([])
    expect(august).toMatchObject({ number: '2026-08-0001', totalPicos: '0', closingPicos: '5000000000000' })
    const total = 1_500n * 400_000n + ROW + 5n * 11_444_091_797n + 5_000_000_000n
    expect(september).toMatchObject({
      number: '2026-09-0002',
      period: '2026-09',
      accountName: 'Acme',
      closedAt: CLOSES.toISOString(),
      openingPicos: '5000000000000',
      depositsPicos: '0',
      promoPicos: '1000000000000',
      otherPicos: '0',
      usagePicos: total.toString(),
      correctionsPicos: '0',
      totalPicos: total.toString(),
      totalCents: '6',
      closingPicos: (6n * PICOS_PER_USD - total).toString(),
      unpriced: '1',
    })
    const lines = september?.lines.map(({ project, model, meter, quantity, ratePicos, amountPicos }) =>
      [project, model, meter, quantity, ratePicos, amountPicos].join(' '),
    )
    expect(lines).toEqual([
      `a project ${TEXT_MODEL} prompt tokens 1000 400000 400000000`,
      `default ${AUDIO_MODEL} characters 1000 5000000 5000000000`,
      `default ${IMAGE_MODEL} image steps 150000000 10000000000 57220458984`,
      `default ${IMAGE_MODEL} rounding   1`,
      `default ${TEXT_MODEL} prompt tokens 800 400000 320000000`,
      `default ${TEXT_MODEL} cached tokens 200 400000 80000000`,
      `default ${TEXT_MODEL} completion tokens 500 400000 200000000`,
    ])
    expect(september?.payments.map(({ kind, amountPicos }) => [kind, amountPicos])).toEqual([
      ['promo', '1000000000000'],
    ])
    expect(september?.lines.at(-1)).toMatchObject({
      projectId: formatId('prj', projectId),
      corrects: null,
      behind: { startAt: '2026-09-01T00:00:00.000Z', endAt: '2026-10-01T00:00:00.000Z' },
    })
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  it('is refused to be changed or removed by the database', async () => {
    const made = await makeAccount()
    await septemberOf(made)
    await closePeriods({ now: CLOSES })
    for (const table of ['statements', 'statement_lines']) {
      for (const text of [
        `update ${table} set account_id = account_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(pool().query(text)).rejects.toThrow(/append-only/)
      }
    }
  })

  it('keeps a line a price, and says when each was in force', async () => {
    const made = await makeAccount()
    const by = { actor: 'system', now: new Date('2026-09-01T00:00:00Z') }
    const own = { model: 'acme/dated', kind: 'text' as const }
    for (const [usd, from] of [
      ['1.00', '2026-08-01'],
      ['3.00', '2026-09-10'],
    ] as const) {
      await setPrice({ ...own, usd, startsAt: new Date(`${from}T00:00:00Z`) }, by)
    }
    const rows = ['2026-09-09T23:59:59Z', '2026-09-10T00:00:00Z'].map((time) =>
      textRow(time, { model: own.model }),
    )
    await expect
      .poll(
        async () => {
          await sendAt(made, [textRow('2026-09-11T00:00:00Z', { model: own.model })], '2026-09-12T00:00:00Z')
          return (await billingHistory(made.accountId, { now: CLOSES })).totalCostPicos
        },
        { timeout: 10_000 },
      )
      .not.toBe('0')
    await sendAt(made, rows, '2026-09-12T00:00:00Z')
    await closePeriods({ now: CLOSES })
    const [september] = await statementsOf(made.accountId)
    expect(
      september?.lines.map(({ ratePicos, behind }) => [ratePicos, behind.startAt, behind.endAt]),
    ).toEqual([
      ['1000000', '2026-09-01T00:00:00.000Z', '2026-09-10T00:00:00.000Z'],
      ['3000000', '2026-09-10T00:00:00.000Z', '2026-10-01T00:00:00.000Z'],
    ])
  })
})
