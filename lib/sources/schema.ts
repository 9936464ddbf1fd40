import { z } from 'zod'
import { nameSchema } from '@/lib/accounts/schema'

/** A source of one account, or with null one of the platform, which may log for every account. */
export const newSourceSchema = z.object({ accountId: z.bigint().nullable(), name: nameSchema })
export type NewSource = z.input<typeof newSourceSchema>

/** The body of the endpoint. */
export const createSourceBodySchema = z.strictObject({ name: nameSchema })
export type CreateSourceBody = z.input<typeof createSourceBodySchema>

/** A source as it is listed: ids are outward, instants ISO in UTC; the secret is not among them. */
export type SourceRow = {
  sourceId: string
  name: string
  hint: string
  createdAt: string
  revokedAt: string | null
}

/** The only answer that holds the secret; it can't be asked for again. */
export type CreatedSource = { sourceId: string; secret: string }

export type AccountSourceRow = SourceRow & { account: string; accountName: string }

/** Newest first; `next` asks for the page after this one, and is null on the last. */
export type AccountSourcePage = { rows: AccountSourceRow[]; next: string | null }
