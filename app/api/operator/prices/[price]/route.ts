import { requireOperator } from '@/lib/auth/require-operator'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { withdrawPrice } from '@/lib/pricing/withdraw-price'

export const DELETE = route<{ price: string }>(async (request, { price }) => {
  const { actor } = await requireOperator(request.headers.get('cookie'))
  const priceId = parseId('prc', price)
  if (priceId === null) throw new AppError('not_found', 'There is no such rate.')
  await withdrawPrice({ priceId }, { actor, now: new Date() })
  return {}
})
