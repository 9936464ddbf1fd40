import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PayView } from '@/app/a/[account]/billing/pay/[deposit]/pay-view'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { getDeposit } from '@/lib/billing/get-deposit'
import { paymentVia } from '@/lib/billing/payment-via'
import { parseId } from '@/lib/db/id'

export const metadata: Metadata = { title: 'Test payment' }

/**
 * Stands where a payment provider's page would, and says so: whoever may deposit says that the money has
 * come.
 */
export default async function PayPage({ params }: { params: Promise<{ account: string; deposit: string }> }) {
  const { account, deposit } = await params
  const { accountId, role } = await gateAccount(account)
  const depositId = parseId('dep', deposit)
  const found = depositId === null ? null : await getDeposit(accountId, depositId)
  if (found?.via !== 'test' || paymentVia() !== 'test') notFound()
  return <PayView account={account} deposit={found} canPay={role !== 'viewer'} />
}
