import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type {
  BudgetBody,
  BudgetsView,
  DeliveryView,
  MadeWebhook,
  NewBudgetBody,
  NewWebhookBody,
  RecipientBody,
  RecipientsView,
  RollWebhookBody,
  WebhookView,
} from '@/lib/alerts/schema'
import { fetchJson } from '@/lib/http/fetch-json'

/** What pages ask about an account's budgets and alerts; ids are outward ones. */
const pathOf = (account: string, more: string) => `/api/a/${account}/alerts/${more}`

export const budgetsQuery = (account: string) =>
  queryOptions({
    queryKey: ['alerts', account, 'budgets'],
    queryFn: ({ signal }) => fetchJson<BudgetsView>(pathOf(account, 'budgets'), { signal }),
  })

export const createBudgetMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: NewBudgetBody) =>
      fetchJson<{ budgetId: string }>(pathOf(account, 'budgets'), { method: 'POST', body }),
  })

export const updateBudgetMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ budgetId, ...body }: BudgetBody & { budgetId: string }) =>
      fetchJson<object>(pathOf(account, `budgets/${budgetId}`), { method: 'PATCH', body }),
  })

export const removeBudgetMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ budgetId }: { budgetId: string }) =>
      fetchJson<object>(pathOf(account, `budgets/${budgetId}`), { method: 'DELETE' }),
  })

export const recipientsQuery = (account: string) =>
  queryOptions({
    queryKey: ['alerts', account, 'recipients'],
    queryFn: ({ signal }) => fetchJson<RecipientsView>(pathOf(account, 'recipients'), { signal }),
  })

export const setRecipientMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: RecipientBody) =>
      fetchJson<object>(pathOf(account, 'recipients'), { method: 'POST', body }),
  })

export const webhooksQuery = (account: string) =>
  queryOptions({
    queryKey: ['alerts', account, 'webhooks'],
    queryFn: ({ signal }) => fetchJson<WebhookView[]>(pathOf(account, 'webhooks'), { signal }),
  })

export const createWebhookMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: NewWebhookBody) =>
      fetchJson<MadeWebhook>(pathOf(account, 'webhooks'), { method: 'POST', body }),
  })

export const rollWebhookMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ webhookId, ...body }: RollWebhookBody & { webhookId: string }) =>
      fetchJson<MadeWebhook>(pathOf(account, `webhooks/${webhookId}/roll`), { method: 'POST', body }),
  })

const webhookPost = (account: string, what: 'test' | 'enable') =>
  mutationOptions({
    mutationFn: ({ webhookId }: { webhookId: string }) =>
      fetchJson<object>(pathOf(account, `webhooks/${webhookId}/${what}`), { method: 'POST' }),
  })
export const testWebhookMutation = (account: string) => webhookPost(account, 'test')
export const enableWebhookMutation = (account: string) => webhookPost(account, 'enable')

export const removeWebhookMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ webhookId }: { webhookId: string }) =>
      fetchJson<object>(pathOf(account, `webhooks/${webhookId}`), { method: 'DELETE' }),
  })

/** Asked again every second while a message of it is due, so that what comes of it is seen. */
const WATCHED_MS = 60_000

export const deliveriesQuery = (account: string, webhookId: string) =>
  queryOptions({
    queryKey: ['alerts', account, 'webhooks', webhookId, 'deliveries'],
    queryFn: ({ signal }) =>
      fetchJson<DeliveryView[]>(pathOf(account, `webhooks/${webhookId}/deliveries`), { signal }),
    refetchInterval: ({ state: { data } }) => {
      const soon = Date.now() + WATCHED_MS
      const isDue = ({ nextAttemptAt }: DeliveryView) =>
        nextAttemptAt !== null && Date.parse(nextAttemptAt) < soon
      return data?.some(isDue) ? 1_000 : false
    },
  })

export const resendDeliveryMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ deliveryId }: { deliveryId: string }) =>
      fetchJson<object>(pathOf(account, `deliveries/${deliveryId}/resend`), { method: 'POST' }),
  })
