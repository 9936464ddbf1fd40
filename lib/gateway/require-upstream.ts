import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** The upstream's base address, without a slash at its end. @throws AppError not_found where none is set */
export function requireUpstream(): string {
  const { UPSTREAM_URL } = env()
  if (!UPSTREAM_URL) throw new AppError('not_found', 'There is no gateway here: UPSTREAM_URL is not set.')
  return UPSTREAM_URL.replace(/\/+$/, '')
}
