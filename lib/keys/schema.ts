import { z } from 'zod'
import { nameSchema } from '@/lib/accounts/schema'

/** What a key may be used for: calling the inference API, reading usage and costs. */
export const KEY_SCOPES = ['inference', 'usage:read'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

const scopesSchema = z
  .array(z.enum(KEY_SCOPES))
  .min(1, 'choose at least one scope')
  .transform((scopes) => KEY_SCOPES.filter((scope) => scopes.includes(scope)))

/** How long a rolled key goes on working beside its successor; 0 ends it at once. */
export const overlapHoursSchema = z.int().min(0).max(168)

/**
 * The project is named by id or by name (then it is made when it doesn't exist); without either it is the
 * default.
 */
export const newKeySchema = z.object({
  accountId: z.bigint(),
  projectId: z.bigint().optional(),
  projectName: nameSchema.optional(),
  name: nameSchema,
  scopes: scopesSchema,
  expiresAt: z.date().nullish(),
})
export type NewKey = z.input<typeof newKeySchema>

/** The bodies of the endpoints. */
export const createKeyBodySchema = z.strictObject({
  name: nameSchema,
  project: z.string().max(32).optional(),
  projectName: nameSchema.optional(),
  scopes: scopesSchema,
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
})
export type CreateKeyBody = z.input<typeof createKeyBodySchema>

export const rollKeyBodySchema = z.strictObject({ overlapHours: overlapHoursSchema })
export type RollKeyBody = z.input<typeof rollKeyBodySchema>

/** A key as it is listed: ids are outward, instants ISO in UTC; the secret is not among them. */
export type KeyRow = {
  keyId: string
  name: string
  hint: string
  project: { id: string; name: string }
  scopes: string[]
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  lastUsedAt: string | null
}

/** The only answer that holds the secret's text; it can't be asked for again. */
export type CreatedKey = { keyId: string; key: string }
