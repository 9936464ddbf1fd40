import { requireOperator } from '@/lib/auth/require-operator'
import { formatId, parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { enterPriceBodySchema } from '@/lib/pricing/book-schema'
import { enterPrice } from '@/lib/pricing/enter-price'
import { listModels } from '@/lib/pricing/list-models'
import { readName } from '@/lib/pricing/read-name'

export const GET = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  return listModels({ now: new Date() })
})

export const POST = route(async (request) => {
  const { actor } = await requireOperator(request.headers.get('cookie'))
  const { account, startsAt, confirmed, isNew, ...price } = enterPriceBodySchema.parse(
    await readJson(request),
  )
  const accountId = account === undefined ? 0n : parseId('acc', account)
  if (accountId === null) throw new AppError('not_found', 'There is no such account.')
  const known = isNew ? (await readName(price.model)).model : null
  if (known !== null) throw new AppError('conflict', `The price book knows that name already, as ${known}.`)
  const entered = { ...price, accountId, ...(startsAt && { startsAt: new Date(startsAt) }) }
  const { priceId } = await enterPrice(entered, { actor, now: new Date(), confirmed })
  return { priceId: formatId('prc', priceId) }
})
