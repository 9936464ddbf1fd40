import { describe, expect, it } from 'vitest'
import { POST as send } from '@/app/api/a/[account]/billing/phone/code/route'
import { POST as check, GET as read } from '@/app/api/a/[account]/billing/phone/route'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { publicUrl } from '@/lib/env'
import { log } from '@/lib/log'
import { findInTables } from '@/tests/support/find-in-tables'
import { makeAccount } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

async function setUp() {
  const { accountId, email } = await makeAccount()
  const account = formatId('acc', accountId)
  const headers = { cookie: await signedIn(email), origin: publicUrl() }
  const params = { params: Promise.resolve({ account }) }
  const request = (body?: unknown) =>
    new Request(`${publicUrl()}/api/a/${account}/billing/phone`, {
      headers,
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
  return {
    accountId,
    send: async (phone: unknown) => {
      const answer = await send(request({ phone }), params)
      return { status: answer.status, body: await answer.json() }
    },
    check: async (phone: string, code: string) => {
      const answer = await check(request({ phone, code }), params)
      return { status: answer.status, body: await answer.json() }
    },
    read: async () => (await read(request(), params)).json(),
  }
}

/** The codes that the log told while `act` ran, as the person who runs the server reads them. */
async function codesIn(act: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = []
  const warn = log.warn
  log.warn = (line: unknown) => {
    const code = (line as { phoneCode?: string }).phoneCode
    if (code) told.push(code)
  }
  await act().finally(() => {
    log.warn = warn
  })
  return told
}

describe('without Twilio', () => {
  it("the code stands in the server's log and nowhere else, and verifies the phone", async () => {
    const account = await setUp()
    const phone = '+1 415 555 2671'
    const [code = ''] = await codesIn(() => account.send(phone))
    expect(code).toMatch(/^\d{6}$/)
    expect(await account.read()).toMatchObject({ driver: 'log', waitingUntil: expect.any(String) })
    expect(await findInTables(code)).toEqual([])
    const wrong = await account.check(phone, code === '123456' ? '654321' : '123456')
    expect([wrong.status, wrong.body.error.message]).toEqual([
      400,
      'This is not the code that was sent. 4 more tries.',
    ])
    expect(await account.check('+14155552671', code)).toEqual({ status: 200, body: { promo: 'granted' } })
    expect((await account.check(phone, code)).status).toBe(422)
    expect(await account.read()).toMatchObject({ verified: { ending: '71' }, hasPromo: true })
  })

  it('a new code makes the one before it useless', async () => {
    const account = await setUp()
    const [first = ''] = await codesIn(() => account.send('+14155552681'))
    const [second = ''] = await codesIn(() => account.send('+14155552681'))
    if (first !== second) expect((await account.check('+14155552681', first)).status).toBe(400)
    expect((await account.check('+14155552681', second)).status).toBe(200)
  })

  it.each(['+1 900 555 1234', '+١٤١٥٥٥٥٢٦٧١', '4155552671', '', 5, null, '+1'.repeat(60)])(
    'a number such as %j is refused and told nobody',
    async (phone) => {
      const account = await setUp()
      const codes = await codesIn(async () => {
        const { status, body } = await account.send(phone)
        expect([status, body.error.code]).toEqual([400, 'invalid_request'])
      })
      expect(codes).toEqual([])
      const { rows } = await pool().query('select 1 from phone_checks where account_id = $1', [
        account.accountId,
      ])
      expect(rows).toEqual([])
    },
  )
})
