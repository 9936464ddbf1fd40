import { admissions } from '@/lib/limits/admissions'
import { countDecision } from '@/lib/limits/count-decision'
import { limitDirectory } from '@/lib/limits/limit-directory'
import { pickLimits } from '@/lib/limits/pick-limits'
import type { AskedWindow, Decision } from '@/lib/limits/schema'
import { type AskedRequest, windowsToPass } from '@/lib/limits/windows-to-pass'

/**
 * Asks whether a request is within its limits, and, if so and `consume` says so, lets it in: it takes a place
 * in every window at once. What is refused takes none.
 */
export async function askLimits(
  request: AskedRequest & { tierId: string },
  { consume, now }: { consume: boolean; now: Date },
): Promise<Decision & { asked: AskedWindow[] }> {
  const { rows, longest } = await limitDirectory()
  const asked = windowsToPass(request, pickLimits(rows, { ...request, now }), longest)
  const decision = admissions().ask(asked, { consume })
  countDecision(decision)
  return { ...decision, asked }
}
