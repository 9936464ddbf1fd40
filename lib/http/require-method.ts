import type { IncomingMessage } from 'node:http'
import { AppError } from '@/lib/errors'

/** @throws AppError method_not_allowed, which says what is allowed */
export function requireMethod(request: IncomingMessage, ...methods: [string, ...string[]]): void {
  if (methods.includes(request.method ?? '')) return
  throw new AppError('method_not_allowed', `Use ${methods.join(' or ')}.`, { allow: methods.join(', ') })
}
