import { isIP } from 'node:net'
import { isPublicAddress } from '@/lib/alerts/is-public-address'
import { AppError } from '@/lib/errors'

/**
 * The address of a webhook in its one form, refused at once where nothing needs to be resolved to see that it
 * will not do. What its name leads to is judged each time a message goes out.
 * @throws AppError unprocessable
 */
export function endpointUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:') throw refused('The address must begin with https://.')
  if (url.username || url.password) throw refused('The address must not hold a user or a password.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isReachable = isIP(host) ? isPublicAddress(host) : /\.[a-z0-9-]+$/.test(host.replace(/\.$/, ''))
  if (!isReachable) throw refused('The address must be one of the public internet.')
  url.hash = ''
  return url.href
}

function refused(message: string): AppError {
  return new AppError('unprocessable', message, { param: 'url' })
}
