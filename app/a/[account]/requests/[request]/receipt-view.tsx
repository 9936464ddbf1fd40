'use client'

import { useQuery } from '@tanstack/react-query'
import { PageHeader } from '@/components/shell/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { QueryState } from '@/components/ui/query-state'
import { RequestReceipt } from '@/components/usage/request-receipt'
import { requestQuery } from '@/lib/usage/query-options'

export type ReceiptViewProps = { account: string; id: string }

export function ReceiptView({ account, id }: ReceiptViewProps) {
  const request = useQuery(requestQuery(account, id))
  return (
    <>
      <PageHeader title="Request">
        <LinkButton href={`/a/${account}/requests`}>All requests</LinkButton>
      </PageHeader>
      <QueryState query={request} height={520}>
        {(data) => <RequestReceipt request={data} />}
      </QueryState>
    </>
  )
}
