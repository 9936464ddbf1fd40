import { AppError } from '@/lib/errors'
import { bearer } from '@/lib/http/bearer'
import { type FoundSource, findSourceBySecret } from '@/lib/sources/find-source-by-secret'

/** Whose source secret an Authorization header holds. @throws AppError unauthorized */
export async function requireSource(authorization: string | undefined): Promise<FoundSource> {
  const secret = bearer(authorization)
  const source = secret ? await findSourceBySecret(secret) : null
  if (!source) throw new AppError('unauthorized', 'A source secret is needed: Authorization: Bearer SECRET.')
  return source
}
