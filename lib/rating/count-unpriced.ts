import { listUnpriced } from '@/lib/rating/list-unpriced'

/**
 * How many models of accounts wait for an operator to enter something: what no price can reach is not
 * counted, nor what is priced by itself in a moment.
 */
export async function countUnpriced({ now }: { now: Date }): Promise<number> {
  const queue = await listUnpriced({ now })
  const isWaiting = ({ missing, requests, beyondReach }: (typeof queue)[number]) =>
    missing !== 'too many names' && missing !== 'nothing' && requests !== beyondReach
  return queue.filter(isWaiting).length
}
