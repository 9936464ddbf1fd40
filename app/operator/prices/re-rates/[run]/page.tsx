import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gateOperator } from '@/app/operator/gate-operator'
import { RerateView } from '@/app/operator/prices/re-rates/[run]/rerate-view'
import { AppError } from '@/lib/errors'
import { getRerate } from '@/lib/rating/get-rerate'
import { rerateQuery } from '@/lib/rating/query-options'

export const metadata: Metadata = { title: 'Re-rate' }

type Props = { params: Promise<{ run: string }> }

export default async function ReratePage({ params }: Props) {
  await gateOperator()
  const { run } = await params
  const client = new QueryClient()
  try {
    client.setQueryData(rerateQuery(run).queryKey, await getRerate(run))
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RerateView id={run} />
    </HydrationBoundary>
  )
}
