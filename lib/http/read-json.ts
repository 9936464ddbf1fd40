import { AppError } from '@/lib/errors'
import { parseJson } from '@/lib/http/parse-json'

/** A JSON body of at most 64 kB; anything else is the caller's fault. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text.length > 65_536) throw new AppError('too_large', 'The body is larger than 64 kB.')
  return parseJson(text)
}
