import { lastTold, tellOperators } from '@/lib/alerts/queries/operator-alerts'
import { publicUrl } from '@/lib/env'
import { listUnpriced } from '@/lib/rating/list-unpriced'
import type { UnpricedUsage } from '@/lib/rating/schema'

const TYPE = 'usage.unpriced'
const NAMED_MODELS = 10

/**
 * Tells operators of usage that no price covers: at most once a day of UTC, and only while more of it comes
 * in after they were told. What a price covers by now is priced by itself and not spoken of.
 */
export async function tellOfUnpriced({ now }: { now: Date }): Promise<void> {
  const told = await lastTold(TYPE)
  const day = now.toISOString().slice(0, 10)
  if (told && told.toISOString().slice(0, 10) === day) return
  const waiting = (await listUnpriced({ now })).filter(({ missing }) => missing !== 'nothing')
  if (!waiting.some(({ lastSeenAt }) => !told || lastSeenAt > told.toISOString())) return
  const lines = linesOf(waiting)
  await tellOperators({
    ...{ key: `${TYPE} ${day}`, type: TYPE, now },
    subject: `Usage without a price: ${lines.length === 1 ? '1 model' : `${lines.length} models`}`,
    text: [
      'They cost nothing until a price or an alias covers them; then they are priced by themselves.',
      [...lines.slice(0, NAMED_MODELS), ...(lines.length > NAMED_MODELS ? ['and others'] : [])].join('\n'),
      `${publicUrl()}/operator/unpriced`,
    ].join('\n\n'),
  })
}

/** A line a model, the most requests first. */
function linesOf(waiting: readonly UnpricedUsage[]): string[] {
  const models = new Map<string, { requests: bigint; accounts: number }>()
  for (const { model, kind, requests } of waiting) {
    const name = `${model} (${kind})`
    const sum = models.get(name) ?? { requests: 0n, accounts: 0 }
    models.set(name, { requests: sum.requests + BigInt(requests), accounts: sum.accounts + 1 })
  }
  return [...models]
    .sort(([, a], [, b]) => (a.requests < b.requests ? 1 : -1))
    .map(([name, sum]) => {
      const accounts = sum.accounts === 1 ? '1 account' : `${sum.accounts} accounts`
      return `${name}: ${sum.requests} ${sum.requests === 1n ? 'request' : 'requests'} of ${accounts}`
    })
}
