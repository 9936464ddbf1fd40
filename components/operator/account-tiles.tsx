'use client'

import { Money } from '@/components/ui/money'
import { StatTile, Tiles } from '@/components/ui/stat-tile'
import { TimeText } from '@/components/ui/time-text'
import type { OperatedAccount } from '@/lib/billing/operator-schema'

/** What an account has, and on what terms. */
export function AccountTiles({ account }: { account: OperatedAccount }) {
  const { tierId, tierByHand, earnedTierId, balancePicos, promoPicos, paidPicos } = account
  const { creditLimitPicos, monthPicos, createdAt, timeZone } = account
  return (
    <div className="grid gap-2">
      <Tiles columns={4}>
        <StatTile
          label="Balance"
          value={<Money picos={balancePicos} />}
          note={
            <>
              <Money picos={paidPicos} style="short" /> paid, <Money picos={promoPicos} style="short" /> promo
            </>
          }
        />
        <StatTile label="Usage this month" value={<Money picos={monthPicos} />} note="until now, in UTC" />
        <StatTile
          label="Credit limit"
          value={<Money picos={creditLimitPicos} style="short" />}
          note="below zero"
        />
        <StatTile
          label="Tier"
          value={<span className="capitalize">{tierId}</span>}
          note={tierByHand ? `by hand; deposits earn ${earnedTierId}` : 'as its deposits earn'}
        />
      </Tiles>
      <p className="text-xs text-ink-2">
        <code className="font-mono">{account.account}</code>, created <TimeText at={createdAt} style="full" />
        , zone {timeZone}
      </p>
    </div>
  )
}
