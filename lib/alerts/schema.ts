import { z } from 'zod'

/**
 * What alerts ask and answer, safe for the browser. Amounts travel as decimal strings of picos, instants as
 * ISO text.
 *
 * A mail to one person. `key` names it for good: queued again under the same key it is sent once. The text is
 * plain, a blank line parts paragraphs, and a line that is an address by itself can be clicked.
 */
export const newMailSchema = z.object({
  /** The account it concerns, null for none. */
  accountId: z.bigint().nullable(),
  key: z.string().min(1).max(200),
  to: z.email().max(254),
  // Control characters could begin a header of their own.
  subject: z
    .string()
    .min(1)
    .max(250)
    .regex(/^\P{Cc}*$/u, 'must be one line'),
  text: z.string().min(1).max(20_000),
})
export type NewMail = z.input<typeof newMailSchema>

/** What is told, by the name that a message carries. */
export const ALERT_TYPES = [
  'budget.threshold_reached',
  'balance.low',
  'top_up.failed',
  'webhook.disabled',
] as const
export type AlertType = (typeof ALERT_TYPES)[number]
export const TEST_TYPE = 'webhook.test'

/**
 * What came of posting a message once: `status` is an answer that is neither 2xx nor a redirect, and
 * `secret_changed` says that the server's own secret is not the one that the webhook's was made of.
 */
export const ATTEMPT_OUTCOMES = [
  ...(['delivered', 'status', 'redirect', 'timeout', 'no_connection', 'tls', 'unknown_host'] as const),
  ...(['forbidden_address', 'secret_changed'] as const),
] as const
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]

export const DELIVERY_STATES = ['queued', 'delivered', 'failed'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

export const newWebhookBodySchema = z.strictObject({ url: z.string().trim().min(1).max(2_000) })
export type NewWebhookBody = z.input<typeof newWebhookBodySchema>

/** How long the secret before goes on signing beside the new one; 0 ends it at once. */
export const rollWebhookBodySchema = z.strictObject({ overlapHours: z.int().min(0).max(168).default(24) })
export type RollWebhookBody = z.input<typeof rollWebhookBodySchema>

export type WebhookView = {
  webhookId: string
  url: string
  secretHint: string
  overlapEndsAt: string | null
  failures: number
  failingSince: string | null
  disabledAt: string | null
  createdAt: string
}

/** The only answer that holds the secret; it can't be asked for again. */
export type MadeWebhook = { webhookId: string; secret: string }

export type AttemptView = {
  number: number
  startedAt: string
  durationMs: number
  outcome: AttemptOutcome
  status: number | null
}

export type DeliveryView = {
  deliveryId: string
  webhookId: string
  type: string
  state: DeliveryState
  createdAt: string
  /** When it is tried again; null when it is settled. */
  nextAttemptAt: string | null
  /** The newest first. */
  attempts: AttemptView[]
}

export const recipientBodySchema = z.strictObject({ userId: z.string().max(40), receives: z.boolean() })
export type RecipientBody = z.input<typeof recipientBodySchema>

export type RecipientView = { userId: string; name: string; email: string; role: string; receives: boolean }

/** `mailIsSent` is false where the server has no SMTP_URL. */
export type RecipientsView = { mailIsSent: boolean; recipients: RecipientView[] }
