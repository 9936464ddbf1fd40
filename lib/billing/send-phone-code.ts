import { randomInt } from 'node:crypto'
import { throttleAttempt } from '@/lib/auth/throttle-attempt'
import { askTwilio } from '@/lib/billing/ask-twilio'
import { codeDriver } from '@/lib/billing/code-driver'
import { hashPhone } from '@/lib/billing/hash-phone'
import { parsePhone } from '@/lib/billing/parse-phone'
import { CODE_MINUTES } from '@/lib/billing/phone-schema'
import { openCheck } from '@/lib/billing/queries/open-check'
import { log } from '@/lib/log'
import { MINUTE_MS } from '@/lib/time/range'

type Send = { accountId: bigint; phone: string; address: string }

/**
 * Sends a code to a phone; an earlier code of the account is no good any more. Counted by account, by number
 * and by who asks from where, so that nobody's phone is flooded and nobody pays for it.
 * @throws AppError invalid_request (no number that gets messages), rate_limit_exceeded, upstream_failed,
 *   upstream_timeout
 */
export async function sendPhoneCode(
  { accountId, phone, address }: Send,
  { now }: { now: Date },
): Promise<{ expiresAt: Date }> {
  const number = parsePhone(phone)
  const numberHash = await hashPhone(number)
  await throttleAttempt('phoneByAddress', address)
  await throttleAttempt('phoneByAccount', String(accountId))
  await throttleAttempt('phoneByNumber', numberHash.toString('hex'))
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * MINUTE_MS)
  const check = { accountId, numberHash, sentAt: now, expiresAt }
  if (codeDriver() === 'twilio') {
    await askTwilio('Verifications', { To: number, Channel: 'sms' })
    await openCheck({ ...check, codeHash: null })
    return { expiresAt }
  }
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await openCheck({ ...check, codeHash: await hashPhone(String(accountId), number, code) })
  // Twilio is not set up: whoever tries the product out reads the code here, and the page says so.
  log.warn({ phoneCode: code, endsIn: number.slice(-2) }, 'a code to verify a phone number')
  return { expiresAt }
}
