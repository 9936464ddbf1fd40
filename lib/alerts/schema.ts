import { z } from 'zod'
import { PICOS_PER_USD, parseUsd } from '@/lib/money/picos'

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

/** The shares of a budget, in percent, of which people are told. */
export const BUDGET_THRESHOLDS = [50, 80, 100] as const
export type BudgetThreshold = (typeof BUDGET_THRESHOLDS)[number]

const MAX_BUDGET_PICOS = 1_000_000_000n * PICOS_PER_USD

const budgetAmountSchema = z
  .string()
  .trim()
  .max(40)
  .transform((text, context) => {
    const picos = parseUsd(text)
    if (picos === null) context.addIssue({ code: 'custom', message: 'must be an amount such as 250.00' })
    return picos ?? z.NEVER
  })
  .pipe(z.bigint().min(1n, 'must be above zero').max(MAX_BUDGET_PICOS, 'must be $1,000,000,000 or less'))

/** Of the whole account, unless a project or a key is named. */
export const newBudgetBodySchema = z
  .strictObject({
    project: z.string().max(40).optional(),
    key: z.string().max(40).optional(),
    amountUsd: budgetAmountSchema,
  })
  .refine(({ project, key }) => !project || !key, 'name a project or a key, not both')
export type NewBudgetBody = z.input<typeof newBudgetBodySchema>

export const budgetBodySchema = z.strictObject({ amountUsd: budgetAmountSchema })
export type BudgetBody = z.input<typeof budgetBodySchema>

/** `detail` is a key's hint; `at` is null while a threshold has not been told this month. */
export type BudgetView = {
  budgetId: string
  scope: 'account' | 'project' | 'key'
  name: string
  detail: string | null
  amountPicos: string
  spentPicos: string
  forecastPicos: string | null
  alerts: { percent: BudgetThreshold; at: string | null }[]
}

export type BudgetChoice = { id: string; name: string }

/** The budgets of the present month, and what else there could be one for. */
export type BudgetsView = {
  period: string
  endAt: string
  budgets: BudgetView[]
  projects: BudgetChoice[]
  keys: BudgetChoice[]
}
