import { expect, test } from 'vitest'
import { GET as day } from '@/app/api/operator/reconcile/[account]/day/route'
import { POST as check, GET as result } from '@/app/api/operator/reconcile/[account]/route'
import { POST as checkAll, GET as overview } from '@/app/api/operator/reconcile/route'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { ask } from '@/tests/support/ask'
import { makeAccount } from '@/tests/support/make-account'
import { makeOperator } from '@/tests/support/make-operator'
import { sendUsage, textRow } from '@/tests/support/send-usage'
import { signedIn } from '@/tests/support/sign-in'

const NOW = new Date('2026-11-23T12:00:00Z')
const DAY = '2026-11-20'

async function accountWithUsage() {
  const made = await makeAccount({ now: new Date('2026-10-01T00:00:00Z') })
  await sendUsage(made, [textRow(`${DAY}T10:00:00Z`), textRow('2026-11-21T10:00:00Z')], NOW)
  await foldDeltas()
  return { ...made, params: { account: formatId('acc', made.accountId) } }
}

/** What no code of the product does: one minute row is made to say more than its events. */
async function bendMinutes(accountId: bigint) {
  await pool().query(
    `update usage_minutes set requests = requests + 1
     where account_id = $1 and minute < '2026-11-21T00:00:00Z'`,
    [accountId],
  )
}

test('for members and for nobody none of it exists', async () => {
  const { params, email } = await accountWithUsage()
  for (const cookie of [await signedIn(email), '']) {
    const answers = [
      await ask(overview, { cookie }),
      await ask(checkAll, { cookie, method: 'POST', body: {} }),
      await ask(result, { cookie, params }),
      await ask(check, { cookie, method: 'POST', params }),
      await ask(day, { cookie, params, query: `?day=${DAY}` }),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  }
})

test('a difference is red where it is, has its name, and shows the rows of both sides', async () => {
  const { accountId, params } = await accountWithUsage()
  const { cookie } = await makeOperator()
  const sound = (await ask(result, { cookie, params })).body
  expect(sound).toMatchObject({ count: 0, differences: [], checked: { days: 2 } })
  expect(sound.days).toEqual([
    { day: '2026-11-21', isEqual: true },
    { day: DAY, isEqual: true },
  ])
  await bendMinutes(accountId)
  expect((await ask(result, { cookie, params })).body.count).toBe(0)
  expect((await ask(check, { cookie, method: 'POST', params })).status).toBe(200)
  const bent = (await ask(result, { cookie, params })).body
  const equations = new Set(bent.differences.map(({ equation }: { equation: string }) => equation))
  expect([...equations].sort()).toEqual(['csv', 'minutes'])
  expect(bent.days.find((each: { day: string }) => each.day === DAY)).toMatchObject({ isEqual: false })
  const sides = (await ask(day, { cookie, params, query: `?day=${DAY}` })).body
  expect(sides.groups).toHaveLength(1)
  const { isEqual, events, minutes, hours } = sides.groups[0]
  expect([isEqual, events[0], minutes[0], hours[0]]).toEqual([false, '1', '2', '1'])
  const other = (await ask(day, { cookie, params, query: '?day=2026-11-21' })).body
  expect(other.groups).toMatchObject([{ isEqual: true }])
  const all = (await ask(overview, { cookie })).body
  expect(all.rows[0]).toMatchObject({ account: params.account, count: bent.count })
  expect(all.equations.find((row: { equation: string }) => row.equation === 'minutes').accounts).toBe(1)
})

test('all accounts are checked step by step, each once since the check began', async () => {
  const { cookie } = await makeOperator()
  const made = [await accountWithUsage(), await accountWithUsage(), await accountWithUsage()]
  let progress = (await ask(checkAll, { cookie, method: 'POST', body: {} })).body
  const { startedAt } = progress
  while (progress.done < progress.total) {
    progress = (await ask(checkAll, { cookie, method: 'POST', body: { startedAt } })).body
  }
  expect(progress.startedAt).toBe(startedAt)
  for (const { params } of made) {
    const { ranAt } = (await ask(result, { cookie, params })).body
    expect(Date.parse(ranAt)).toBeGreaterThanOrEqual(Date.parse(startedAt))
  }
  const all = (await ask(overview, { cookie })).body
  expect([all.checked, all.accounts]).toEqual([progress.total, progress.total])
  const later = new Date(Date.now() + 3_600_000).toISOString()
  expect((await ask(checkAll, { cookie, method: 'POST', body: { startedAt: later } })).status).toBe(400)
})

test('what is no account and no day is refused', async () => {
  const { params } = await accountWithUsage()
  const { cookie } = await makeOperator()
  const nowhere = { account: formatId('acc', 9n) }
  expect((await ask(result, { cookie, params: nowhere })).status).toBe(404)
  expect((await ask(check, { cookie, method: 'POST', params: nowhere })).status).toBe(404)
  expect((await ask(day, { cookie, params, query: '?day=2026-02-30' })).status).toBe(400)
  expect((await ask(day, { cookie, params })).status).toBe(400)
})
