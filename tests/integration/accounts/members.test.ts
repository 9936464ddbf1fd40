import { describe, expect, test } from 'vitest'
import { PATCH as change, DELETE as remove } from '@/app/api/a/[account]/members/[member]/route'
import { GET as list } from '@/app/api/a/[account]/members/route'
import { changeRole } from '@/lib/accounts/change-role'
import { removeMember } from '@/lib/accounts/remove-member'
import type { MemberRow } from '@/lib/accounts/schema'
import { setMember } from '@/lib/accounts/set-member'
import { pool } from '@/lib/db/pool'
import { askPageEndpoint } from '@/tests/support/ask-page-endpoint'
import { makeMember, makePeople, type Person } from '@/tests/support/make-people'

const by = { actor: 'operator test', now: new Date('2025-06-10T12:00:00Z') }
type Place = { account: string }

const listAs = async ({ cookie }: Pick<Person, 'cookie'>, { account }: Place) =>
  askPageEndpoint(list, { cookie, params: { account } })
const changeAs = async (who: Pick<Person, 'cookie'>, { account }: Place, member: string, role: unknown) =>
  askPageEndpoint(change, {
    method: 'PATCH',
    cookie: who.cookie,
    params: { account, member },
    body: { role },
  })
const removeAs = async (who: Pick<Person, 'cookie'>, { account }: Place, member: string) =>
  askPageEndpoint(remove, { method: 'DELETE', cookie: who.cookie, params: { account, member } })

async function rolesOf(place: Place & { owner: Person }): Promise<Record<string, string>> {
  const rows = (await listAs(place.owner, place)).body as MemberRow[]
  return Object.fromEntries(rows.map(({ userId, role }) => [userId, role]))
}

describe('the members of an account', () => {
  test('are seen by each of them, and by nobody else', async () => {
    const place = await makePeople()
    const { owner, member, viewer, stranger } = place
    for (const who of [owner, member, viewer]) {
      const { body } = await listAs(who, place)
      expect((body as MemberRow[]).map(({ email, role }) => [email, role])).toEqual(
        expect.arrayContaining([
          [owner.email, 'owner'],
          [member.email, 'member'],
          [viewer.email, 'viewer'],
        ]),
      )
    }
    expect((await listAs(stranger, place)).status).toBe(404)
    expect((await listAs({ cookie: '' }, place)).status).toBe(401)
  })

  test('get another role from an owner, from the next request on, and it is written down', async () => {
    const place = await makePeople()
    expect((await changeAs(place.owner, place, place.viewer.id, 'owner')).status).toBe(200)
    expect((await changeAs(place.viewer, place, place.member.id, 'viewer')).status).toBe(200)
    expect(await rolesOf(place)).toEqual({
      [place.owner.id]: 'owner',
      [place.member.id]: 'viewer',
      [place.viewer.id]: 'owner',
    })
    const { rows } = await pool().query(
      `select actor, target, detail from audit_log
       where account_id = $1 and action = 'member.set' and actor <> 'system' order by created_at`,
      [place.accountId],
    )
    expect(rows).toEqual([
      { actor: place.owner.id, target: place.viewer.id, detail: { role: 'owner' } },
      { actor: place.viewer.id, target: place.member.id, detail: { role: 'viewer' } },
    ])
  })

  test('are put out by an owner, leave by themselves, and are out at once', async () => {
    const place = await makePeople()
    expect((await removeAs(place.owner, place, place.member.id)).status).toBe(200)
    expect((await listAs(place.member, place)).status).toBe(404)
    expect((await removeAs(place.viewer, place, place.viewer.id)).status).toBe(200)
    expect((await listAs(place.viewer, place)).status).toBe(404)
    expect(Object.keys(await rolesOf(place))).toEqual([place.owner.id])
    expect((await removeAs(place.owner, place, place.member.id)).status).toBe(404)
  })

  test('are changed by nobody but an owner of this very account', async () => {
    const place = await makePeople()
    const before = await rolesOf(place)
    const statuses = [
      [place.member, 403],
      [place.viewer, 403],
      [place.stranger, 404],
      [{ cookie: '' }, 401],
    ] as const
    for (const [who, status] of statuses) {
      expect((await changeAs(who, place, place.viewer.id, 'owner')).status).toBe(status)
      expect((await removeAs(who, place, place.owner.id)).status).toBe(status)
    }
    const elsewhere = { account: place.otherAccount }
    expect((await changeAs(place.owner, elsewhere, place.stranger.id, 'viewer')).status).toBe(404)
    for (const member of [place.stranger.id, 'usr_', 'x', place.account, "' or 1=1"]) {
      expect((await changeAs(place.owner, place, member, 'viewer')).status).toBe(404)
      expect((await removeAs(place.owner, place, member)).status).toBe(404)
    }
    for (const role of ['operator', null, 'Owner']) {
      expect((await changeAs(place.owner, place, place.viewer.id, role)).status).toBe(400)
    }
    expect(await rolesOf(place)).toEqual(before)
  })
})

describe('the last owner', () => {
  test('stays one, whoever asks', async () => {
    const { accountId, owner } = await makePeople()
    const { userId } = owner
    const refused = { code: 'unprocessable' }
    await expect(changeRole({ accountId, userId, role: 'member' }, by)).rejects.toMatchObject(refused)
    await expect(setMember({ accountId, userId, role: 'viewer' }, by)).rejects.toMatchObject(refused)
    await expect(removeMember({ accountId, userId }, by)).rejects.toMatchObject(refused)
    await changeRole({ accountId, userId, role: 'owner' }, by)
  })

  test('is left when several owners put one another out at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const place = await makePeople()
      const { accountId, owner } = place
      const owners = [owner, await makeMember(accountId, 'owner'), await makeMember(accountId, 'owner')]
      const outcomes = await Promise.allSettled(
        owners.map(({ userId }, at) =>
          at % 2 === 0
            ? removeMember({ accountId, userId }, by)
            : changeRole({ accountId, userId, role: 'viewer' }, by),
        ),
      )
      expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
      const { rows } = await pool().query(
        `select count(*)::int as owners from members where account_id = $1 and role = 'owner'`,
        [accountId],
      )
      expect(rows).toEqual([{ owners: 1 }])
    }
  })
})
