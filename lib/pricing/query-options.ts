import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/http/fetch-json'
import type { AliasBody, Book, EnterPriceBody, ModelBook, NameReading } from '@/lib/pricing/book-schema'

/** What operators' pages ask about the price book. Everything lies under one key: a change touches much. */
export const bookKey = ['price book'] as const

export const bookQuery = () =>
  queryOptions({
    queryKey: [...bookKey, 'all'],
    queryFn: ({ signal }) => fetchJson<Book>('/api/operator/prices', { signal }),
  })

export const modelBookQuery = (model: string) =>
  queryOptions({
    queryKey: [...bookKey, 'model', model],
    queryFn: ({ signal }) =>
      fetchJson<ModelBook>(`/api/operator/prices/model?name=${encodeURIComponent(model)}`, { signal }),
  })

export const nameReadingQuery = (name: string) =>
  queryOptions({
    queryKey: [...bookKey, 'name', name],
    queryFn: ({ signal }) =>
      fetchJson<NameReading>(`/api/operator/prices/name?name=${encodeURIComponent(name)}`, { signal }),
  })

export const enterPriceMutation = () =>
  mutationOptions({
    mutationFn: (body: EnterPriceBody) =>
      fetchJson<{ priceId: string }>('/api/operator/prices', { method: 'POST', body }),
  })

export const withdrawPriceMutation = () =>
  mutationOptions({
    mutationFn: ({ priceId }: { priceId: string }) =>
      fetchJson<object>(`/api/operator/prices/${priceId}`, { method: 'DELETE' }),
  })

export const addAliasMutation = () =>
  mutationOptions({
    mutationFn: (body: AliasBody) => fetchJson<AliasBody>('/api/operator/aliases', { method: 'POST', body }),
  })

export const removeAliasMutation = () =>
  mutationOptions({
    mutationFn: ({ name }: { name: string }) =>
      fetchJson<object>(`/api/operator/aliases?name=${encodeURIComponent(name)}`, { method: 'DELETE' }),
  })
