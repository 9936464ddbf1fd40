import { publicUrl } from '@/lib/env'
import { AppError } from '@/lib/errors'

/**
 * Refuses a state-changing request that another site's page made a browser send. The Origin must be the
 * public address or the host that was asked; browsers always send it with such requests.
 */
export function requireSameOrigin(request: Request): void {
  const origin = request.headers.get('origin')
  const host = request.headers.get('host')
  const own = [new URL(publicUrl()).origin, ...(host ? [`http://${host}`, `https://${host}`] : [])]
  if (!origin || !own.includes(origin))
    throw new AppError('forbidden', 'This request came from another origin.')
}
