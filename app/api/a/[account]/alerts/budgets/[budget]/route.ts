import { removeBudget } from '@/lib/alerts/remove-budget'
import { budgetBodySchema } from '@/lib/alerts/schema'
import { updateBudget } from '@/lib/alerts/update-budget'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

type Params = { account: string; budget: string }

async function gateBudget(request: Request, { account, budget }: Params) {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const budgetId = parseId('bdg', budget)
  if (budgetId === null) throw new AppError('not_found', 'There is no such budget.')
  return { accountId, budgetId, actor }
}

export const PATCH = route<Params>(async (request, params) => {
  const { actor, ...budget } = await gateBudget(request, params)
  const { amountUsd: amountPicos } = budgetBodySchema.parse(await readJson(request))
  await updateBudget({ ...budget, amountPicos }, { actor, now: new Date() })
  return {}
})

export const DELETE = route<Params>(async (request, params) => {
  const { actor, ...budget } = await gateBudget(request, params)
  await removeBudget(budget, { actor, now: new Date() })
  return {}
})
