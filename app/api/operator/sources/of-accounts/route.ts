import { requireOperator } from '@/lib/auth/require-operator'
import { route } from '@/lib/http/route'
import { listAccountSources } from '@/lib/sources/list-account-sources'

export const GET = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  return listAccountSources({ page: new URL(request.url).searchParams.get('page') ?? undefined })
})
