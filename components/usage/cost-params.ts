import { createLoader, parseAsStringLiteral } from 'nuqs/server'
import { COST_SPLITS } from '@/lib/usage/schema'

/** What the Costs page keeps in its address beside the view: what the lines are split by. */
export const costParams = { split: parseAsStringLiteral(COST_SPLITS) }

export const loadCostParams = createLoader(costParams)
