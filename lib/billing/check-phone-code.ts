import { timingSafeEqual } from 'node:crypto'
import { askTwilio } from '@/lib/billing/ask-twilio'
import { hashPhone } from '@/lib/billing/hash-phone'
import { parsePhone } from '@/lib/billing/parse-phone'
import { CODE_TRIES, type PhoneVerified } from '@/lib/billing/phone-schema'
import { countTry } from '@/lib/billing/queries/count-try'
import { verifyPhone } from '@/lib/billing/verify-phone'
import { AppError } from '@/lib/errors'

/** Whether the code is the one that was sent; Twilio knows its own. */
async function isRight(codeHash: Buffer | null, accountId: bigint, number: string, code: string) {
  if (codeHash) return timingSafeEqual(codeHash, await hashPhone(String(accountId), number, code))
  return (await askTwilio('VerificationCheck', { To: number, Code: code })) === 'approved'
}

/**
 * Checks the code that a person has typed in. Every attempt counts before it is judged, so that many at once
 * get no further. With the right one the number is the account's, and brings the credit if it is due.
 * @throws AppError invalid_request (a wrong code), unprocessable (none was sent, or it is of no use any
 *   more), upstream_failed, upstream_timeout
 */
export async function checkPhoneCode(
  { accountId, phone, code }: { accountId: bigint; phone: string; code: string },
  { now }: { now: Date },
): Promise<PhoneVerified> {
  const number = parsePhone(phone)
  const numberHash = await hashPhone(number)
  const counted = await countTry({ accountId, numberHash, mostTries: CODE_TRIES, now })
  if (!counted) {
    throw new AppError('unprocessable', 'This code is of no use any more. Ask for a new one.', {
      param: 'code',
    })
  }
  if (!(await isRight(counted.codeHash, accountId, number, code))) {
    const left = CODE_TRIES - counted.tries
    const more = left === 0 ? 'Ask for a new one.' : `${left} more ${left === 1 ? 'try' : 'tries'}.`
    throw new AppError('invalid_request', `This is not the code that was sent. ${more}`, { param: 'code' })
  }
  return verifyPhone({ accountId, numberHash, ending: number.slice(-2) }, { now })
}
