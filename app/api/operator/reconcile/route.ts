import { requireOperator } from '@/lib/auth/require-operator'
import { AppError } from '@/lib/errors'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { checkNext } from '@/lib/reconcile/check-next'
import { reconcileOverview } from '@/lib/reconcile/reconcile-overview'
import { checkBodySchema } from '@/lib/reconcile/schema'

/** So far may the clocks of processes be from one another. */
const CLOCKS_APART_MS = 120_000

export const GET = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  return reconcileOverview()
})

export const POST = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  const { startedAt } = checkBodySchema.parse(await readJson(request))
  const now = new Date()
  const begun = startedAt === undefined ? now : new Date(startedAt)
  if (begun.getTime() > now.getTime() + CLOCKS_APART_MS) {
    throw new AppError('invalid_request', 'A check began in the past.', { param: 'startedAt' })
  }
  return checkNext({ startedAt: begun })
})
