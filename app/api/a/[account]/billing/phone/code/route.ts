import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { sendCodeSchema } from '@/lib/billing/phone-schema'
import { readPhone } from '@/lib/billing/read-phone'
import { sendPhoneCode } from '@/lib/billing/send-phone-code'
import { clientAddress } from '@/lib/http/client-address'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

/** Sends a code to a phone. */
export const POST = route<{ account: string }>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account, 'member')
  const { phone } = sendCodeSchema.parse(await readJson(request))
  const now = new Date()
  await sendPhoneCode({ accountId, phone, address: clientAddress(request.headers) }, { now })
  return readPhone(accountId, { now })
})
