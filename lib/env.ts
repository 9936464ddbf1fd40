import { isIP } from 'node:net'
import { z } from 'zod'

/** The settings, parsed once and refused with one line that names the bad one. Secrets are never printed. */
const flag = z.enum(['0', '1']).transform((text) => text === '1')
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** An address without a path: hosts and ports are all that those who are told it go by. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => /^https?:\/\/[^/?#]+\/?$/.test(text), 'must be an http(s) address without a path')

const fields = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address'),
  DEMO: flag.default(false),
  SIGNUP: z.enum(['open', 'closed']).default('open'),
  NEXTAUTH_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  TRUSTED_PROXIES: z.string().default(''),
  METRICS_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  RAW_RETENTION_DAYS: whole(36, 36_500).default(400),
  STATEMENT_GRACE_HOURS: whole(0, 720).default(72),
  UPSTREAM_URL: z.url({ protocol: /^https?$/ }).optional(),
  UPSTREAM_API_KEY: z.string().min(1).optional(),
  SMTP_URL: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_\w+$/, 'must be a key such as sk_live_...')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S+$/, 'must be a secret such as whsec_...')
    .optional(),
  STRIPE_API_BASE: origin.default('https://api.stripe.com'),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC\w+$/, 'must be an id such as AC...')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_VERIFY_SERVICE_SID: z
    .string()
    .regex(/^VA\w+$/, 'must be an id such as VA...')
    .optional(),
  TWILIO_API_BASE: origin.default('https://verify.twilio.com'),
})

/** Settings of which one without the others would take payments and never book them, or send no code. */
const TOGETHER = [
  ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_VERIFY_SERVICE_SID'],
] as const

const settingsSchema = fields.superRefine((given, context) => {
  for (const names of TOGETHER) {
    const missing = names.filter((name) => given[name] === undefined)
    if (missing.length === 0 || missing.length === names.length) continue
    for (const name of missing) {
      context.addIssue({ code: 'custom', path: [name], message: `must be set with ${names.join(', ')}` })
    }
  }
})
export type Settings = z.output<typeof settingsSchema>

let settings: Settings | undefined

export class BadSetting extends Error {}

/** @throws BadSetting naming each setting that is missing or wrong. */
export function env(): Settings {
  if (settings) return settings
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new BadSetting(`Bad setting ${faults.join('; ')}`)
  }
  settings = parsed.data
  return settings
}

/** The address people reach the product at, without a slash at its end. */
export function publicUrl(): string {
  const { NEXTAUTH_URL, HOST, PORT } = env()
  return (NEXTAUTH_URL ?? `http://${isIP(HOST) === 6 ? `[${HOST}]` : HOST}:${PORT}`).replace(/\/+$/, '')
}
