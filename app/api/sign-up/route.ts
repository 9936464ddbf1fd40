import { signUpSchema } from '@/lib/auth/schema'
import { signUp } from '@/lib/auth/sign-up'
import { formatId } from '@/lib/db/id'
import { clientAddress } from '@/lib/http/client-address'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

/** `{email, password}` -> `{account}`; the page signs in afterwards as anyone does. */
export const POST = route(async (request) => {
  const input = signUpSchema.parse(await readJson(request))
  const { accountId } = await signUp(input, { now: new Date(), address: clientAddress(request.headers) })
  return { account: formatId('acc', accountId) }
})
