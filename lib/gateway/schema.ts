import { isIP } from 'node:net'
import { z } from 'zod'
import { modelNameSchema } from '@/lib/pricing/schema'

/** The body of POST /v1/limits/check; account and key are outward ids, as in a row of a request log. */
export const limitsCheckSchema = z.strictObject({
  account: z.string().max(40).optional(),
  key: z.string().max(40).optional(),
  model: modelNameSchema,
  ip: z
    .string()
    .refine((text) => isIP(text) !== 0, 'must be an IPv4 or IPv6 address')
    .optional(),
})

/** A window as it is told to programs. */
export type WindowAnswer = {
  limit: 'tier' | 'model' | 'ip'
  model: string | null
  requests: number
  window_seconds: number
  used: number
  left: number
  reset_ms: number
}

/** `limit` names the window that refused; `reason` is the code that the caller should answer with. */
export type LimitsCheckAnswer = {
  allowed: boolean
  reason: 'rate_limit_exceeded' | 'insufficient_quota' | null
  limit: 'tier' | 'model' | 'ip' | null
  retry_after_ms: number | null
  windows: WindowAnswer[]
}
