import { Resolver } from 'node:dns/promises'
import { isPublicAddress } from '@/lib/alerts/is-public-address'

/**
 * How a name becomes addresses, and which of them may be connected to. Verbs that go out take it as an
 * option, so that tests reach a receiver of their own; no setting changes it.
 */
export type Reach = {
  resolve: (hostname: string, signal: AbortSignal) => Promise<string[]>
  mayReach: (address: string) => boolean
  /** Further certificates to trust. */
  ca?: string
}

export const PUBLIC_REACH: Reach = { resolve: resolvePublicly, mayReach: isPublicAddress }

/**
 * Asks the name servers themselves, both families, IPv4 first: this machine's own file of hosts has no say,
 * and a server that doesn't answer holds up nothing else. @returns nothing when there is no such name
 */
async function resolvePublicly(hostname: string, signal: AbortSignal): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  signal.removeEventListener('abort', cancel)
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}
