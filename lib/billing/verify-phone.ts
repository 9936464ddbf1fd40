import type { PhoneVerified } from '@/lib/billing/phone-schema'
import { keepPhone } from '@/lib/billing/queries/keep-phone'
import { signalAccount } from '@/lib/db/account-signals'

/**
 * Makes a number whose code was right the account's, with the promo credit: once an account and once a
 * number, for ever, however many try at the same moment.
 */
export async function verifyPhone(
  phone: { accountId: bigint; numberHash: Buffer; ending: string },
  { now }: { now: Date },
): Promise<PhoneVerified> {
  const promo = await keepPhone(phone, now)
  signalAccount(phone.accountId)
  return { promo }
}
