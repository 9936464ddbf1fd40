import { admissions } from '@/lib/limits/admissions'
import { countDecision } from '@/lib/limits/count-decision'
import { limitDirectory } from '@/lib/limits/limit-directory'
import { pickLimits } from '@/lib/limits/pick-limits'
import type { Decision } from '@/lib/limits/schema'
import { addressWindow } from '@/lib/limits/windows-to-pass'

/** No account has this id; the window of an address is the same for every tier. */
const NOBODY = { accountId: 0n, tierId: 'basic' }

/**
 * Counts a request without a valid key against its address, in a window apart from that of requests that have
 * one: guessing keys takes nothing from who shares the address.
 *
 * @param address what stands for the client's network
 */
export async function askAddressLimit(address: string, { now }: { now: Date }): Promise<Decision> {
  const { rows, longest } = await limitDirectory()
  const window = addressWindow(`keyless ${address}`, pickLimits(rows, { ...NOBODY, now }), longest)
  const decision = admissions().ask(window ? [window] : [], { consume: true })
  countDecision(decision)
  return decision
}
