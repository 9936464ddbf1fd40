import { z } from 'zod'

/** Addresses are compared as they are kept: trimmed and in lower case. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address'))

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

/** Why a sign-in was refused, as the sign-in page finds it in next-auth's `error`. */
export const SIGN_IN_ERRORS = ['CredentialsSignin', 'too_many_attempts', 'unavailable'] as const
export type SignInError = (typeof SIGN_IN_ERRORS)[number]
