import { ZodError } from 'zod'
import { AppError } from '@/lib/errors'
import { ACCOUNT_VERBS } from '@/scripts/admin/account-verbs'
import { PRICE_VERBS } from '@/scripts/admin/price-verbs'
import type { Verb } from '@/scripts/admin/verb'

export type VerbAnswer = { answer: Record<string, unknown>; failed: boolean }

const VERBS: Record<string, Verb> = { ...ACCOUNT_VERBS, ...PRICE_VERBS }

function fault(error: unknown): { code: string; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message }
  if (error instanceof ZodError) {
    const messages = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    return { code: 'invalid_request', message: messages.join('; ') }
  }
  const { message, code } = error as Error & { code?: string }
  const isArgument = typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')
  // Prisma's messages lead with the call; what went wrong is their last line.
  const reason = message.trim().split('\n').at(-1) || 'Something went wrong.'
  return { code: isArgument ? 'invalid_request' : 'internal', message: reason }
}

/** Runs what the command line says (`account create --name N ...`) and answers the one object to print. */
export async function runVerb(args: string[], { now }: { now: Date }): Promise<VerbAnswer> {
  const found = [2, 1].find((words) => Object.hasOwn(VERBS, args.slice(0, words).join(' ')))
  const run = found && VERBS[args.slice(0, found).join(' ')]
  try {
    if (!run) throw new AppError('invalid_request', `The verbs are: ${Object.keys(VERBS).join(', ')}`)
    return { answer: await run(args.slice(found), { actor: 'operator cli', now }), failed: false }
  } catch (error) {
    return { answer: { error: fault(error) }, failed: true }
  }
}
