import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/http/fetch-json'
import type {
  NewRerate,
  Rerate,
  RerateDetail,
  ReratePreview,
  RerateScope,
  UnpricedUsage,
} from '@/lib/rating/schema'

/** What operators' pages ask about rating; ids are outward ones. */
const RERATES = '/api/operator/re-rates'
export const reratesKey = ['re-rates'] as const

const QUEUE_EVERY_MS = 5_000
const RUN_EVERY_MS = 1_000

export const unpricedQuery = () =>
  queryOptions({
    queryKey: ['unpriced'],
    queryFn: ({ signal }) => fetchJson<UnpricedUsage[]>('/api/operator/unpriced', { signal }),
    refetchInterval: QUEUE_EVERY_MS,
  })

export const reratesQuery = () =>
  queryOptions({
    queryKey: [...reratesKey, 'all'],
    queryFn: ({ signal }) => fetchJson<Rerate[]>(RERATES, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.some((run) => run.state === 'running') ? RUN_EVERY_MS : false,
  })

export const rerateQuery = (runId: string) =>
  queryOptions({
    queryKey: [...reratesKey, runId],
    queryFn: ({ signal }) => fetchJson<RerateDetail>(`${RERATES}/${runId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? RUN_EVERY_MS : false),
  })

export const previewRerateMutation = () =>
  mutationOptions({
    mutationFn: (scope: RerateScope) =>
      fetchJson<ReratePreview>(`${RERATES}/preview`, { method: 'POST', body: scope }),
  })

export const beginRerateMutation = () =>
  mutationOptions({
    mutationFn: (body: NewRerate) => fetchJson<{ runId: string }>(RERATES, { method: 'POST', body }),
  })

export const moveRerateMutation = () =>
  mutationOptions({
    mutationFn: ({ runId, verb }: { runId: string; verb: 'stop' | 'resume' }) =>
      fetchJson<object>(`${RERATES}/${runId}/${verb}`, { method: 'POST' }),
  })
