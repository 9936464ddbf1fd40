import { z } from 'zod'

/** What a page asks and is told about an account's phone number. Codes have six digits. */
export const CODE_MINUTES = 10
export const CODE_TRIES = 5

const phone = z.string().max(64, 'is too long for a phone number')
export const sendCodeSchema = z.object({ phone })
export const checkCodeSchema = z.object({
  phone,
  code: z
    .string()
    .trim()
    .regex(/^[0-9]{4,10}$/, 'must be the digits of the code'),
})

/** How codes travel: `log` is for trying the product out, and the page says so. */
export type CodeDriver = 'twilio' | 'log'

/**
 * `ending` are the last two digits of the verified number; the number itself is kept nowhere. `promo` says
 * whether the account has had its credit, and `waiting` until when a code that was sent is good.
 */
export type PhoneView = {
  verified: { ending: string; at: string } | null
  hasPromo: boolean
  driver: CodeDriver
  waitingUntil: string | null
}

/** Whether the credit came with it: `number_used` when the number had earned it for another account. */
export type PhoneVerified = { promo: 'granted' | 'had_before' | 'number_used' }
