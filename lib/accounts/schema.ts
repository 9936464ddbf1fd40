import { z } from 'zod'
import { isZone } from '@/lib/time/range'

/**
 * A name that people give: trimmed, of 1 to 80 characters, without line breaks or other control characters.
 */
export const nameSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(80, 'must have at most 80 characters')
  // Half of a surrogate pair is no character at all, and no database takes it.
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not have control characters')

/** Addresses are compared as they are kept: trimmed and in lower case. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address'))

export const TIER_IDS = ['basic', 'pro', 'enterprise'] as const
export type TierId = (typeof TIER_IDS)[number]
export const tierIdSchema = z.enum(TIER_IDS)

/** From the one that may do least to the one that may do all. */
export const MEMBER_ROLES = ['viewer', 'member', 'owner'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** The project that an account has from the start. */
export const DEFAULT_PROJECT = 'default'

export const newAccountSchema = z.object({
  name: nameSchema,
  ownerUserId: z.bigint().nullable(),
  tierId: tierIdSchema.default('basic'),
})
export type NewAccount = z.input<typeof newAccountSchema>

export const newProjectSchema = z.object({ accountId: z.bigint(), name: nameSchema })
export type NewProject = z.input<typeof newProjectSchema>

/**
 * What an owner may change of an account: how it is called, and the zone its pages and exports begin with.
 */
export const accountChangeSchema = z.strictObject({
  name: nameSchema,
  timeZone: z.string().refine(isZone, 'is not a time zone such as UTC or Europe/Berlin'),
})
export type AccountChange = z.input<typeof accountChangeSchema>

export type Account = {
  accountId: bigint
  name: string
  tierId: string
  tierByHand: boolean
  timeZone: string
  creditLimitPicos: bigint
  createdAt: Date
}

/** An account as its settings show it: the id is outward, the instant ISO in UTC. */
export type AccountSettings = {
  account: string
  name: string
  timeZone: string
  tierId: string
  tierByHand: boolean
  createdAt: string
}

/** A person in an account, as its members see them: the id is outward, the instant ISO in UTC. */
export type MemberRow = { userId: string; email: string; name: string; role: MemberRole; joinedAt: string }

export const roleSchema = z.enum(MEMBER_ROLES)
export const roleChangeSchema = z.strictObject({ role: roleSchema })

/** How many days an invitation may wait. */
export const INVITATION_DAYS = ['1', '7', '30'] as const

export const newInvitationSchema = z.strictObject({
  email: emailSchema,
  role: roleSchema,
  days: z.enum(INVITATION_DAYS),
})
export type NewInvitation = z.input<typeof newInvitationSchema>

/** An invitation that was neither taken nor withdrawn; it may have run out. */
export type InvitationRow = {
  invitationId: string
  email: string
  role: MemberRole
  createdAt: string
  expiresAt: string
}

/** The only answer that holds the link; null when it went out by mail. */
export type MadeInvitation = { invitationId: string; link: string | null }

export type AccountOfUser = { accountId: bigint; name: string; tierId: string; role: MemberRole }
export type Project = { projectId: bigint; name: string }
