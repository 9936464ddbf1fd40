import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { moneyIn } from '@/lib/billing/money-in'
import { testCardSchema } from '@/lib/billing/money-in-schema'
import { removeCard } from '@/lib/billing/remove-card'
import { saveTestCard } from '@/lib/billing/save-test-card'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

/** Saves a card of the test mode; a card of Stripe's is saved with a payment. */
export const POST = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { card } = testCardSchema.parse(await readJson(request))
  const now = new Date()
  await saveTestCard({ accountId, card }, { actor, now })
  return moneyIn(accountId, { now })
})

export const DELETE = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const now = new Date()
  await removeCard({ accountId }, { actor, now })
  return moneyIn(accountId, { now })
})
