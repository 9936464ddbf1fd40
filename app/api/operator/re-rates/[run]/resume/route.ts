import { requireOperator } from '@/lib/auth/require-operator'
import { route } from '@/lib/http/route'
import { resumeRerate } from '@/lib/rating/resume-rerate'

export const POST = route<{ run: string }>(async (request, { run }) => {
  const { actor } = await requireOperator(request.headers.get('cookie'))
  await resumeRerate(run, { actor, now: new Date() })
  return {}
})
