import { z } from 'zod'
import { emailSchema } from '@/lib/accounts/schema'

/** Only the length of a password counts, in characters as people see them in a field. */
export const PASSWORD_MIN = 8
export const PASSWORD_MAX = 200
export const passwordSchema = z
  .string()
  .min(PASSWORD_MIN, `must have at least ${PASSWORD_MIN} characters`)
  .max(PASSWORD_MAX, `must have at most ${PASSWORD_MAX} characters`)

export const signUpSchema = z.object({ email: emailSchema, password: passwordSchema })
export type SignUp = z.input<typeof signUpSchema>

export const newUserSchema = z.object({
  email: emailSchema,
  name: z.string().trim().min(1).max(80),
  password: passwordSchema,
  isOperator: z.boolean().default(false),
})
export type NewUser = z.input<typeof newUserSchema>

/** Who is signed in, as the session's row says at this moment. */
export type Session = {
  sessionId: bigint
  userId: bigint
  email: string
  name: string
  isOperator: boolean
  lastAccountId: bigint | null
}

/** One of a user's own sessions, as its list shows it: the id is outward, instants are ISO in UTC. */
export type SessionRow = {
  sessionId: string
  device: string
  createdAt: string
  lastSeenAt: string
  isThis: boolean
}

/** What is posted to take an invitation: a password from who has none here yet. */
export const acceptBodySchema = z.strictObject({ password: passwordSchema.optional() })
export type AcceptBody = z.input<typeof acceptBodySchema>

/** Why a sign-in was refused, as the sign-in page finds it in next-auth's `error`. */
export const SIGN_IN_ERRORS = ['CredentialsSignin', 'too_many_attempts', 'unavailable'] as const
export type SignInError = (typeof SIGN_IN_ERRORS)[number]
