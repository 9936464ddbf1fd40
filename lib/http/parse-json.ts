import { AppError } from '@/lib/errors'

/** @throws AppError invalid_request, without a word of what stood there */
export function parseJson(text: string | Buffer): unknown {
  try {
    return JSON.parse(text.toString())
  } catch {
    throw new AppError('invalid_request', 'The body is not JSON.')
  }
}
