import { createBudget } from '@/lib/alerts/create-budget'
import { listBudgets } from '@/lib/alerts/list-budgets'
import { newBudgetBodySchema } from '@/lib/alerts/schema'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { formatId, parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

type Params = { account: string }

/** 0n where none is named. */
function idOf(prefix: 'prj' | 'key', text: string | undefined): bigint {
  const id = text === undefined ? 0n : parseId(prefix, text)
  if (id === null) throw new AppError('not_found', 'There is no such project or key.')
  return id
}

export const GET = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  return listBudgets(accountId, { now: new Date() })
})

export const POST = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { project, key, amountUsd: amountPicos } = newBudgetBodySchema.parse(await readJson(request))
  const budget = { accountId, projectId: idOf('prj', project), keyId: idOf('key', key), amountPicos }
  const { budgetId } = await createBudget(budget, { actor, now: new Date() })
  return { budgetId: formatId('bdg', budgetId) }
})
