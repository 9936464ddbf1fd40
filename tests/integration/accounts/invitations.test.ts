import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { DELETE as revoke } from '@/app/api/a/[account]/invitations/[invitation]/route'
import { POST as invite, GET as list } from '@/app/api/a/[account]/invitations/route'
import { POST as accept } from '@/app/api/join/[account]/[token]/route'
import { createInvitation } from '@/lib/accounts/create-invitation'
import { findInvitation } from '@/lib/accounts/find-invitation'
import { listMembers } from '@/lib/accounts/list-members'
import type { InvitationRow, MadeInvitation, NewInvitation } from '@/lib/accounts/schema'
import { acceptInvitation } from '@/lib/auth/accept-invitation'
import { createUser } from '@/lib/auth/create-user'
import { pool } from '@/lib/db/pool'
import { publicUrl } from '@/lib/env'
import { askPageEndpoint } from '@/tests/support/ask-page-endpoint'
import { findInTables } from '@/tests/support/find-in-tables'
import { PASSWORD } from '@/tests/support/make-account'
import { makePeople } from '@/tests/support/make-people'
import { signedIn } from '@/tests/support/sign-in'

const now = new Date()
const by = { actor: 'operator test', now }
const newcomer = () => `${randomUUID()}@example.com`
type People = Awaited<ReturnType<typeof makePeople>>

const body = (email: string): NewInvitation => ({ email, role: 'viewer', days: '7' })

async function makeLink(place: People, email: string) {
  const { token, invitationId } = await createInvitation({ accountId: place.accountId, ...body(email) }, by)
  return { account: place.account, token, invitationId }
}

const acceptAs = (cookie: string, link: { account: string; token: string }, given: object = {}) =>
  askPageEndpoint(accept, { method: 'POST', cookie, params: link, body: given })

const roleOf = async ({ accountId }: People, email: string) =>
  (await listMembers(accountId)).find((member) => member.email === email)?.role

describe('an invitation', () => {
  test('is made by an owner, who gets the link, and brings in somebody new once', async () => {
    const place = await makePeople()
    const { account, owner } = place
    const email = newcomer()
    const asked = {
      method: 'POST',
      cookie: owner.cookie,
      params: { account },
      body: body(email.toUpperCase()),
    }
    const made = (await askPageEndpoint(invite, asked)).body as MadeInvitation
    const [, token = ''] = /^(?:.*)\/join\/acc_\w+\/([\w-]{43})$/.exec(made.link ?? '') ?? []
    expect(made.link).toBe(`${publicUrl()}/join/${account}/${token}`)
    const waiting = await askPageEndpoint(list, { cookie: owner.cookie, params: { account } })
    expect(waiting.body).toMatchObject([{ invitationId: made.invitationId, email, role: 'viewer' }])
    expect(JSON.stringify(waiting.body)).not.toContain(token)
    expect(await findInTables(token)).toEqual([])

    expect(await acceptAs('', { account, token }, { password: PASSWORD })).toEqual({
      status: 200,
      body: { account },
    })
    expect(await roleOf(place, email)).toBe('viewer')
    expect(await signedIn(email)).toContain('session')
    expect((await acceptAs('', { account, token }, { password: PASSWORD })).status).toBe(404)
    const after = await askPageEndpoint(list, { cookie: owner.cookie, params: { account } })
    expect(after.body).toEqual([])
  })

  test('lets somebody who has signed up before join, and nobody else', async () => {
    const place = await makePeople()
    const email = newcomer()
    await createUser({ email, name: 'Bo', password: PASSWORD }, { now })
    const link = await makeLink(place, email)
    expect((await acceptAs('', link)).status).toBe(401)
    expect((await acceptAs('', link, { password: PASSWORD })).status).toBe(409)
    expect((await acceptAs(place.stranger.cookie, link)).status).toBe(403)
    expect(await roleOf(place, place.stranger.email)).toBeUndefined()
    expect((await acceptAs(await signedIn(email), link)).status).toBe(200)
    expect(await roleOf(place, email)).toBe('viewer')
  })

  test('never takes a role from who is a member already', async () => {
    const place = await makePeople()
    const email = newcomer()
    const link = await makeLink(place, email)
    await createUser({ email, name: 'Bo', password: PASSWORD }, { now })
    const cookie = await signedIn(email)
    await pool().query(
      `insert into members (account_id, user_id, role, created_at)
       select $1, user_id, 'owner', now() from users where email = $2`,
      [place.accountId, email],
    )
    expect((await acceptAs(cookie, link)).status).toBe(200)
    expect(await roleOf(place, email)).toBe('owner')
    const again = createInvitation({ accountId: place.accountId, ...body(email) }, by)
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  test('works for no other account, and not after it has run out or was withdrawn or replaced', async () => {
    const place = await makePeople()
    const email = newcomer()
    const first = await makeLink(place, email)
    const second = await makeLink(place, email)
    const works = async (link: { account: string; token: string }, at = now) =>
      (await findInvitation(link, { now: at })) !== null
    expect([await works(first), await works(second)]).toEqual([false, true])
    expect(await works({ ...second, account: place.otherAccount })).toBe(false)
    const day = 86_400_000
    expect(await works(second, new Date(now.getTime() + 7 * day - 1))).toBe(true)
    expect(await works(second, new Date(now.getTime() + 7 * day))).toBe(false)
    const late = acceptInvitation(
      second,
      { password: PASSWORD, address: randomUUID() },
      { now: new Date(now.getTime() + 7 * day) },
    )
    await expect(late).rejects.toMatchObject({ code: 'not_found' })
    const { account, owner } = place
    const rows = (await askPageEndpoint(list, { cookie: owner.cookie, params: { account } }))
      .body as InvitationRow[]
    const [invitation = ''] = rows.map(({ invitationId }) => invitationId)
    const ask = { method: 'DELETE', cookie: owner.cookie, params: { account, invitation } }
    expect((await askPageEndpoint(revoke, ask)).status).toBe(200)
    expect((await askPageEndpoint(revoke, ask)).status).toBe(404)
    expect((await acceptAs('', second, { password: PASSWORD })).status).toBe(404)
    expect(await roleOf(place, email)).toBeUndefined()
  })

  test('is used once, however many try at the same time', async () => {
    const place = await makePeople()
    const email = newcomer()
    await createUser({ email, name: 'Bo', password: PASSWORD }, { now })
    const cookie = await signedIn(email)
    const link = await makeLink(place, email)
    const answers = await Promise.all(Array.from({ length: 12 }, () => acceptAs(cookie, link)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(404)])

    const fresh = newcomer()
    const other = await makeLink(place, fresh)
    const attempts = Array.from({ length: 6 }, () =>
      acceptInvitation(other, { password: PASSWORD, address: randomUUID() }, { now }),
    )
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await roleOf(place, fresh)).toBe('viewer')
  })

  test('is nothing that members, viewers or strangers make, see or withdraw', async () => {
    const place = await makePeople()
    const { account } = place
    const { invitationId } = await makeLink(place, newcomer())
    const statuses = [
      [place.member.cookie, 403],
      [place.viewer.cookie, 403],
      [place.stranger.cookie, 404],
      ['', 401],
    ] as const
    for (const [cookie, status] of statuses) {
      const asked = { method: 'POST', cookie, params: { account }, body: body(newcomer()) }
      expect((await askPageEndpoint(invite, asked)).status).toBe(status)
      expect((await askPageEndpoint(list, { cookie, params: { account } })).status).toBe(status)
      const params = { account, invitation: String(invitationId) }
      expect((await askPageEndpoint(revoke, { method: 'DELETE', cookie, params })).status).toBe(status)
    }
  })

  test('refuses what is no address, role, time or link', async () => {
    const place = await makePeople()
    const { account, owner } = place
    const good = body(newcomer())
    const bad = [
      { ...good, email: 'nobody' },
      { ...good, email: 'a@example.com\nBcc: b@example.com' },
      { ...good, role: 'operator' },
      { ...good, days: '3650' },
      { ...good, accountId: '1' },
      null,
    ]
    for (const given of bad) {
      const asked = { method: 'POST', cookie: owner.cookie, params: { account }, body: given }
      expect((await askPageEndpoint(invite, asked)).status).toBe(400)
    }
    for (const token of ['', 'x', '\u0000', 'A'.repeat(43), `${'A'.repeat(42)}'`, 'A'.repeat(5_000)]) {
      expect((await acceptAs('', { account, token }, { password: PASSWORD })).status).toBe(404)
    }
    const link = await makeLink(place, newcomer())
    expect((await acceptAs('', link, { password: 'short' })).status).toBe(400)
    expect((await acceptAs('', link, { password: PASSWORD, role: 'owner' })).status).toBe(400)
  })
})
