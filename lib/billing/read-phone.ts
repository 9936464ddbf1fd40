import { codeDriver } from '@/lib/billing/code-driver'
import { CODE_TRIES, type PhoneView } from '@/lib/billing/phone-schema'
import { findPhone } from '@/lib/billing/queries/find-phone'
import { welcomePromo } from '@/lib/billing/welcome-promo'

/** What a page says of an account's phone number. */
export async function readPhone(accountId: bigint, { now }: { now: Date }): Promise<PhoneView> {
  const { phone, check, promo } = await findPhone(accountId, welcomePromo(accountId, now).idempotencyKey)
  const isWaiting = check && check.expiresAt > now && check.tries < CODE_TRIES
  return {
    verified: phone && { ending: phone.ending, at: phone.verifiedAt.toISOString() },
    hasPromo: promo !== null,
    driver: codeDriver(),
    waitingUntil: isWaiting ? check.expiresAt.toISOString() : null,
  }
}
