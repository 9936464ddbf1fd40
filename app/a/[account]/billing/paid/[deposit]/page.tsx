import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PaidView } from '@/app/a/[account]/billing/paid/[deposit]/paid-view'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { getDeposit } from '@/lib/billing/get-deposit'
import { parseId } from '@/lib/db/id'

export const metadata: Metadata = { title: 'Payment' }

/** Where Stripe's page leads back to. It asks Stripe itself, and doesn't wait for the webhook. */
export default async function PaidPage({
  params,
}: {
  params: Promise<{ account: string; deposit: string }>
}) {
  const { account, deposit } = await params
  const { accountId } = await gateAccount(account)
  const depositId = parseId('dep', deposit)
  const found = depositId === null ? null : await getDeposit(accountId, depositId)
  if (found?.via !== 'stripe') notFound()
  return <PaidView account={account} deposit={found} />
}
