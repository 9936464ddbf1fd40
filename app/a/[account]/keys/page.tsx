import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { KeysView } from '@/app/a/[account]/keys/keys-view'
import { listProjects } from '@/lib/accounts/list-projects'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { listKeys } from '@/lib/keys/list-keys'
import { keysQuery } from '@/lib/keys/query-options'
import { listSources } from '@/lib/sources/list-sources'
import { placeOfAccount, sourcesQuery } from '@/lib/sources/query-options'

export const metadata: Metadata = { title: 'Keys' }

export default async function KeysPage({ params }: { params: Promise<{ account: string }> }) {
  const { account } = await params
  const { accountId, role } = await gateAccount(account)
  const client = new QueryClient()
  const [projects] = await Promise.all([
    listProjects(accountId),
    client.prefetchQuery({ ...keysQuery(account), queryFn: () => listKeys(accountId) }),
    client.prefetchQuery({ ...sourcesQuery(placeOfAccount(account)), queryFn: () => listSources(accountId) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <KeysView
        account={account}
        address={publicUrl()}
        projects={projects.map(({ projectId, name }) => ({ id: formatId('prj', projectId), name }))}
        canChange={role !== 'viewer'}
      />
    </HydrationBoundary>
  )
}
