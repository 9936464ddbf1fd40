import { randomUUID } from 'node:crypto'

/**
 * The id under which one request stands in answers and logs; always made here, never taken from the caller.
 */
export function newRequestId(): string {
  return `req_${randomUUID().replaceAll('-', '')}`
}
