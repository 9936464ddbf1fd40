import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { checkPhoneCode } from '@/lib/billing/check-phone-code'
import { checkCodeSchema } from '@/lib/billing/phone-schema'
import { readPhone } from '@/lib/billing/read-phone'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

export const GET = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  return readPhone(accountId, { now: new Date() })
})

/** The code that came to the phone: with the right one the number is verified. */
export const POST = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account, 'member')
  const { phone, code } = checkCodeSchema.parse(await readJson(request))
  return checkPhoneCode({ accountId, phone, code }, { now: new Date() })
})
