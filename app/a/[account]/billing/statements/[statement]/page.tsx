import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StatementView } from '@/app/a/[account]/billing/statements/[statement]/statement-view'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { getStatement } from '@/lib/billing/get-statement'
import { parseId } from '@/lib/db/id'

export const metadata: Metadata = { title: 'Statement' }

type Props = { params: Promise<{ account: string; statement: string }> }

/** A statement never changes, so it is read once, here. */
export default async function StatementPage({ params }: Props) {
  const { account, statement } = await params
  const { accountId } = await gateAccount(account)
  const statementId = parseId('stm', statement)
  const found = statementId === null ? null : await getStatement(accountId, statementId)
  if (!found) notFound()
  return <StatementView account={account} statement={found} />
}
