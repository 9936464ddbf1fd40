import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AuditPage } from '@/lib/audit/schema'
import type { lowBalanceSchema, MoneyInView, TestCard, topUpSchema } from '@/lib/billing/money-in-schema'
import type {
  AccountPage,
  AdjustmentBody,
  CreditLimitBody,
  MadeAccount,
  NewAccountBody,
  OperatedAccount,
  TierBody,
} from '@/lib/billing/operator-schema'
import type { PhoneVerified, PhoneView } from '@/lib/billing/phone-schema'
import type {
  BalanceView,
  BillingHistory,
  BillingOverview,
  DepositView,
  EntryPage,
  ExportRows,
} from '@/lib/billing/schema'
import type { TierHistory } from '@/lib/billing/tier-schema'
import { fetchJson } from '@/lib/http/fetch-json'

/** What pages ask about an account's money; `account` and `deposit` are outward ids. */
const pathOf = (account: string) => `/api/a/${account}/billing`

/**
 * The key under which everything of an account's billing lies, to be read anew when its numbers have moved.
 */
export const billingKey = (account: string) => ['billing', account] as const

export const billingOverviewQuery = (account: string) =>
  queryOptions({
    queryKey: [...billingKey(account), 'overview'],
    queryFn: ({ signal }) => fetchJson<BillingOverview>(pathOf(account), { signal }),
  })

export const balanceQuery = (account: string) =>
  queryOptions({
    queryKey: [...billingKey(account), 'balance'],
    queryFn: ({ signal }) => fetchJson<BalanceView>(`${pathOf(account)}/balance`, { signal }),
  })

export const entriesQuery = (account: string) =>
  infiniteQueryOptions({
    queryKey: [...billingKey(account), 'entries'],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === null ? '' : `?before=${pageParam}`
      return fetchJson<EntryPage>(`${pathOf(account)}/entries${before}`, { signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
  })

export const billingHistoryQuery = (account: string) =>
  queryOptions({
    queryKey: [...billingKey(account), 'history'],
    queryFn: ({ signal }) => fetchJson<BillingHistory>(`${pathOf(account)}/history`, { signal }),
  })

export const depositQuery = (account: string, deposit: string) =>
  queryOptions({
    queryKey: [...billingKey(account), 'deposit', deposit],
    queryFn: ({ signal }) => fetchJson<DepositView>(`${pathOf(account)}/deposits/${deposit}`, { signal }),
  })

export const createDepositMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: { amountUsd: string; savesCard: boolean }) =>
      fetchJson<{ depositId: string; payUrl: string }>(`${pathOf(account)}/deposits`, {
        method: 'POST',
        body,
      }),
  })

export const payDepositMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ depositId }: { depositId: string }) =>
      fetchJson<{ entryId: string; created: boolean }>(`${pathOf(account)}/deposits/${depositId}/pay`, {
        method: 'POST',
      }),
  })

/**
 * Asks Stripe whether the money of a deposit has come, until it has or won't. Asking books it, so this is a
 * POST.
 */
export const settleDepositQuery = (account: string, deposit: string) =>
  queryOptions({
    queryKey: ['settle', account, deposit],
    queryFn: ({ signal }) =>
      fetchJson<DepositView>(`${pathOf(account)}/deposits/${deposit}/settle`, { method: 'POST', signal }),
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'pending' ? false : 3_000),
    retry: false,
  })

/** What operators ask about accounts. Everything lies under one key: a change touches much. */
export const operatedKey = ['operated accounts'] as const
const operatedPath = (account: string) => `/api/operator/accounts/${account}`

export const accountsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...operatedKey, 'all', search],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ search, ...(pageParam !== null && { page: pageParam }) })
      return fetchJson<AccountPage>(`/api/operator/accounts?${query}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const operatedAccountQuery = (account: string) =>
  queryOptions({
    queryKey: [...operatedKey, account],
    queryFn: ({ signal }) => fetchJson<OperatedAccount>(operatedPath(account), { signal }),
  })

export const operatedEntriesQuery = (account: string) =>
  infiniteQueryOptions({
    queryKey: [...operatedKey, account, 'entries'],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === null ? '' : `?before=${pageParam}`
      return fetchJson<EntryPage>(`${operatedPath(account)}/entries${before}`, { signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
  })

export const auditQuery = (account: string) =>
  infiniteQueryOptions({
    queryKey: [...operatedKey, account, 'audit'],
    queryFn: ({ signal, pageParam }) => {
      const page = pageParam === null ? '' : `?page=${encodeURIComponent(pageParam)}`
      return fetchJson<AuditPage>(`${operatedPath(account)}/audit${page}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

const changing = <Body>(account: string, what: string) =>
  mutationOptions({
    mutationFn: (body: Body) =>
      fetchJson<object>(`${operatedPath(account)}/${what}`, { method: 'POST', body }),
  })
export const setTierMutation = (account: string) => changing<TierBody>(account, 'tier')
export const setCreditLimitMutation = (account: string) => changing<CreditLimitBody>(account, 'credit-limit')
export const adjustBalanceMutation = (account: string) => changing<AdjustmentBody>(account, 'adjustments')

export const createAccountMutation = () =>
  mutationOptions({
    mutationFn: (body: NewAccountBody) =>
      fetchJson<MadeAccount>('/api/operator/accounts', { method: 'POST', body }),
  })

export const moneyInQuery = (account: string) =>
  queryOptions({
    queryKey: [...billingKey(account), 'money-in'],
    queryFn: ({ signal }) => fetchJson<MoneyInView>(`${pathOf(account)}/money-in`, { signal }),
  })

export const tierHistoryQuery = (account: string) =>
  queryOptions({
    queryKey: [...billingKey(account), 'tier'],
    queryFn: ({ signal }) => fetchJson<TierHistory>(`${pathOf(account)}/tier`, { signal }),
  })

export const setTopUpMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: z.input<typeof topUpSchema>) =>
      fetchJson<MoneyInView>(`${pathOf(account)}/top-up`, { method: 'POST', body }),
  })

export const setLowBalanceMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: z.input<typeof lowBalanceSchema>) =>
      fetchJson<MoneyInView>(`${pathOf(account)}/low-balance`, { method: 'POST', body }),
  })

export const saveTestCardMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: { card: TestCard }) =>
      fetchJson<MoneyInView>(`${pathOf(account)}/card`, { method: 'POST', body }),
  })

export const removeCardMutation = (account: string) =>
  mutationOptions({
    mutationFn: () => fetchJson<MoneyInView>(`${pathOf(account)}/card`, { method: 'DELETE' }),
  })

export const phoneQuery = (account: string) =>
  queryOptions({
    queryKey: [...billingKey(account), 'phone'],
    queryFn: ({ signal }) => fetchJson<PhoneView>(`${pathOf(account)}/phone`, { signal }),
  })

export const sendCodeMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: { phone: string }) =>
      fetchJson<PhoneView>(`${pathOf(account)}/phone/code`, { method: 'POST', body }),
  })

export const checkCodeMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: { phone: string; code: string }) =>
      fetchJson<PhoneVerified>(`${pathOf(account)}/phone`, { method: 'POST', body }),
  })

/** `search` is what the address of the file says as well. */
export const exportRowsQuery = (account: string, search: string) =>
  queryOptions({
    queryKey: [...billingKey(account), 'export-rows', search],
    queryFn: ({ signal }) => fetchJson<ExportRows>(`${pathOf(account)}/export-rows?${search}`, { signal }),
  })
