'use client'

import { useQuery } from '@tanstack/react-query'
import { LowBalancePanel } from '@/components/billing/low-balance-panel'
import { PhoneSection } from '@/components/billing/phone-section'
import { TierPanel } from '@/components/billing/tier-panel'
import { TopUpPanel } from '@/components/billing/top-up-panel'
import { QueryState } from '@/components/ui/query-state'
import { moneyInQuery, tierHistoryQuery } from '@/lib/billing/query-options'
import type { BillingOverview, PaymentVia } from '@/lib/billing/schema'

export type MoneyInProps = { account: string; overview: BillingOverview; via: PaymentVia; canPay: boolean }

/** How money comes in beside single deposits, and what it does to the tier. */
export function MoneyIn({ account, overview, via, canPay }: MoneyInProps) {
  const moneyIn = useQuery(moneyInQuery(account))
  const history = useQuery(tierHistoryQuery(account))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 wide:grid-cols-2">
      <QueryState query={moneyIn} height={260}>
        {(data) => (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <TopUpPanel account={account} moneyIn={data} via={via} canPay={canPay} />
            <LowBalancePanel account={account} lowBalancePicos={data.lowBalancePicos} canPay={canPay} />
          </div>
        )}
      </QueryState>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <QueryState query={history} height={220}>
          {(data) => <TierPanel overview={overview} history={data} />}
        </QueryState>
        <PhoneSection account={account} canEdit={canPay} />
      </div>
    </div>
  )
}
