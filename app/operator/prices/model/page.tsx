import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gateOperator } from '@/app/operator/gate-operator'
import { ModelView } from '@/app/operator/prices/model/model-view'
import { AppError } from '@/lib/errors'
import type { ModelBook } from '@/lib/pricing/book-schema'
import { getModel } from '@/lib/pricing/get-model'
import { modelBookQuery } from '@/lib/pricing/query-options'

export const metadata: Metadata = { title: 'Prices of a model' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

async function modelOrNothing(name: string): Promise<ModelBook> {
  try {
    return await getModel(name, { now: new Date() })
  } catch (error) {
    if (error instanceof AppError && error.code === 'model_not_found') notFound()
    throw error
  }
}

export default async function ModelPage({ searchParams }: Props) {
  await gateOperator()
  const { name } = await searchParams
  const book = await modelOrNothing(typeof name === 'string' ? name : '')
  const client = new QueryClient()
  client.setQueryData(modelBookQuery(book.model).queryKey, book)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ModelView model={book.model} />
    </HydrationBoundary>
  )
}
