import { expect, test } from 'vitest'
import { POST as resume } from '@/app/api/operator/re-rates/[run]/resume/route'
import { GET as one } from '@/app/api/operator/re-rates/[run]/route'
import { POST as stop } from '@/app/api/operator/re-rates/[run]/stop/route'
import { POST as look } from '@/app/api/operator/re-rates/preview/route'
import { POST as begin, GET as list } from '@/app/api/operator/re-rates/route'
import { GET as queue } from '@/app/api/operator/unpriced/route'
import { formatId } from '@/lib/db/id'
import { setPrice } from '@/lib/pricing/set-price'
import { continueRerates } from '@/lib/rating/continue-rerates'
import { ask } from '@/tests/support/ask'
import { makeAccount } from '@/tests/support/make-account'
import { makeOperator } from '@/tests/support/make-operator'
import { sendUsage, textRow } from '@/tests/support/send-usage'
import { signedIn } from '@/tests/support/sign-in'

const HOUR_MS = 3_600_000
const ago = (hours: number) => new Date(Math.floor(Date.now() / HOUR_MS - hours) * HOUR_MS)

test('for members and for nobody the endpoints of operators do not exist', async () => {
  const body = { from: ago(5).toISOString(), to: ago(0).toISOString(), reason: 'because', bookVersion: '1' }
  const params = { run: formatId('run', 5n) }
  for (const cookie of [await signedIn((await makeAccount()).email), '']) {
    const answers = [
      await ask(queue, { cookie }),
      await ask(list, { cookie }),
      await ask(look, { cookie, method: 'POST', body }),
      await ask(begin, { cookie, method: 'POST', body }),
      await ask(one, { cookie, params }),
      await ask(stop, { cookie, method: 'POST', params }),
      await ask(resume, { cookie, method: 'POST', params }),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  }
})

test('an operator sees the queue, looks at an effect, begins, stops and resumes', async () => {
  const { cookie, email } = await makeOperator()
  const owner = await makeAccount()
  const now = new Date()
  const by = { actor: 'operator cli', now }
  const [model, unknown] = ['end/rated', 'end/unknown']
  await setPrice({ model, kind: 'text', usd: '1.00', startsAt: ago(9) }, by)
  const time = ago(3).toISOString()
  await sendUsage(owner, [textRow(time, { model }), textRow(time, { model: unknown })], now)
  await setPrice({ model, kind: 'text', usd: '2.00', startsAt: ago(8) }, by)
  const waiting = (await ask(queue, { cookie })).body
  expect(waiting.filter((row: { model: string }) => row.model === unknown)).toMatchObject([
    {
      account: 'Acme',
      kind: 'text',
      missing: 'name',
      requests: '1',
      promptTokens: '1000',
      firstSeenAt: time,
    },
  ])
  const scope = { models: [model], from: ago(5).toISOString(), to: now.toISOString() }
  const effect = (await ask(look, { cookie, method: 'POST', body: scope })).body
  expect(effect).toMatchObject({ events: '1', beforePicos: '1000000000', afterPicos: '2000000000' })
  const body = { ...scope, bookVersion: effect.bookVersion, reason: 'a wrong price' }
  const unsaid = await ask(begin, { cookie, method: 'POST', body: { ...body, reason: ' ' } })
  expect(unsaid.status).toBe(400)
  const begun = await ask(begin, { cookie, method: 'POST', body })
  expect(begun.status).toBe(200)
  const params = { run: begun.body.runId }
  const turn = async (verb: typeof stop) => (await ask(verb, { cookie, method: 'POST', params })).status
  expect([await turn(stop), await turn(stop), await turn(resume), await turn(resume)]).toEqual([
    200, 409, 200, 409,
  ])
  await continueRerates({ now })
  expect((await ask(one, { cookie, params })).body).toMatchObject({
    state: 'finished',
    createdBy: email,
    reason: 'a wrong price',
    effects: [{ accountId: formatId('acc', owner.accountId), events: '1' }],
  })
  expect((await ask(list, { cookie })).body).toMatchObject([{ runId: params.run, done: { events: '1' } }])
})
