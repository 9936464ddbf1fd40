import { isIP } from 'node:net'
import { z } from 'zod'

/** The settings, parsed once and refused with one line that names the bad one. Secrets are never printed. */
const flag = z.enum(['0', '1']).transform((text) => text === '1')
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

const settingsSchema = z.object({
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
  SMTP_URL: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
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
