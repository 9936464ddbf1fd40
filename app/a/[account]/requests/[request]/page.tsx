import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { ReceiptView } from '@/app/a/[account]/requests/[request]/receipt-view'
import { AppError } from '@/lib/errors'
import { requestQuery } from '@/lib/usage/query-options'
import { readRequest } from '@/lib/usage/read-request'

export const metadata: Metadata = { title: 'Request' }

type Props = { params: Promise<{ account: string; request: string }> }

export default async function ReceiptPage({ params }: Props) {
  const { account, request } = await params
  const { accountId } = await gateAccount(account)
  const client = new QueryClient()
  try {
    client.setQueryData(requestQuery(account, request).queryKey, await readRequest(accountId, request))
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReceiptView account={account} id={request} />
    </HydrationBoundary>
  )
}
