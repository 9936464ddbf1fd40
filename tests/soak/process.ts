import { AppError } from '@/lib/errors'
import { isDatabaseAway } from '@/lib/http/error-body'
import { verbs } from '@/tests/soak/simulation/verbs'

/**
 * A process of the product without its pages: it does what its parent says, one message a call and one an
 * answer, and ends with it.
 */
type Call = { number: number; verb: keyof typeof verbs; args: never }

async function answer({ number, verb, args }: Call): Promise<void> {
  try {
    process.send?.({ number, value: await verbs[verb](args) })
  } catch (error) {
    const { message, stack } = error as Error
    const isAway = isDatabaseAway(error) || (error instanceof AppError && error.code === 'unavailable')
    process.send?.({ number, fault: { isAway, text: isAway ? message : stack } })
  }
}

process.on('message', (call: Call) => void answer(call))
process.on('disconnect', () => process.exit(0))
