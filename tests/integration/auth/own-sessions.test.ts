import { describe, expect, test } from 'vitest'
import { DELETE as end } from '@/app/api/sessions/[session]/route'
import { DELETE as everywhere, GET as list } from '@/app/api/sessions/route'
import { readSession } from '@/lib/auth/read-session'
import type { SessionRow } from '@/lib/auth/schema'
import { onAccessSignal } from '@/lib/db/account-signals'
import { askPageEndpoint } from '@/tests/support/ask-page-endpoint'
import { makeAccount } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

const MINUTE = 60_000

async function sessionsOf(cookie: string): Promise<SessionRow[]> {
  const { body } = await askPageEndpoint(list, { cookie, params: {} })
  return body as SessionRow[]
}

const endAs = (cookie: string, session: string) =>
  askPageEndpoint(end, { method: 'DELETE', cookie, params: { session } })

describe("a person's sessions", () => {
  test('are listed to them alone, this one marked, and end one by one at once', async () => {
    const { email, accountId } = await makeAccount()
    const [here, there] = [await signedIn(email), await signedIn(email)]
    const other = await signedIn((await makeAccount()).email)
    const rows = await sessionsOf(here)
    expect(rows.filter(({ isThis }) => isThis)).toHaveLength(1)
    expect(rows).toHaveLength(2)
    const elsewhere = rows.find(({ isThis }) => !isThis)?.sessionId ?? ''
    for (const session of [elsewhere, 'ses_', 'x']) expect((await endAs(other, session)).status).toBe(404)
    expect(await readSession(there)).not.toBeNull()

    const signalled: bigint[] = []
    const stop = onAccessSignal((id) => signalled.push(id))
    expect((await endAs(here, elsewhere)).status).toBe(200)
    stop()
    expect(signalled).toEqual([accountId])
    expect([await readSession(there), (await sessionsOf(here)).length]).toEqual([null, 1])
    expect((await endAs(here, elsewhere)).status).toBe(404)
  })

  test('end all at once, this one too, and nobody else’s', async () => {
    const { email } = await makeAccount()
    const cookies = [await signedIn(email), await signedIn(email), await signedIn(email)]
    const other = await signedIn((await makeAccount()).email)
    const [first = ''] = cookies
    const { body } = await askPageEndpoint(everywhere, { method: 'DELETE', cookie: first, params: {} })
    expect(body).toEqual({ ended: 3 })
    for (const cookie of cookies) expect(await readSession(cookie)).toBeNull()
    expect(await readSession(other)).not.toBeNull()
    for (const handler of [list, everywhere]) {
      expect((await askPageEndpoint(handler, { cookie: first, params: {} })).status).toBe(401)
    }
  })

  test('are known to the minute by when they were last seen', async () => {
    const { email } = await makeAccount()
    const cookie = await signedIn(email)
    const seenAt = async () => Date.parse((await sessionsOf(cookie))[0]?.lastSeenAt ?? '')
    const began = await seenAt()
    await readSession(cookie, { now: new Date(began + MINUTE - 1) })
    expect(await seenAt()).toBe(began)
    await readSession(cookie, { now: new Date(began + MINUTE) })
    expect(await seenAt()).toBe(began + MINUTE)
  })
})
