import { z } from 'zod'
import { formatId } from '@/lib/db/id'
import { KINDS } from '@/lib/pricing/schema'
import { setAlias } from '@/lib/pricing/set-alias'
import { setPrice } from '@/lib/pricing/set-price'
import { idText, timeText, type Verb, verb } from '@/scripts/admin/verb'

const setPriceVerb = verb(
  { text: ['model', 'kind', 'usd', 'input', 'cached', 'output', 'account', 'from'] },
  z.object({
    model: z.string(),
    kind: z.enum(KINDS),
    usd: z.string().optional(),
    input: z.string().optional(),
    cached: z.string().optional(),
    output: z.string().optional(),
    account: idText('acc').optional(),
    from: timeText.optional(),
  }),
  async ({ account, from, ...price }, by) => {
    const { priceId } = await setPrice({ ...price, accountId: account, startsAt: from }, by)
    return { price_id: formatId('prc', priceId) }
  },
)

const setAliasVerb = verb(
  { text: ['name', 'model'] },
  z.object({ name: z.string(), model: z.string() }),
  (alias, by) => setAlias(alias, by),
)

export const PRICE_VERBS: Record<string, Verb> = { 'price set': setPriceVerb, 'alias set': setAliasVerb }
