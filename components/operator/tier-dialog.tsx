'use client'

import { useState } from 'react'
import { ReasonDialog } from '@/components/operator/reason-dialog'
import { Select } from '@/components/ui/select'
import { TIER_IDS, type TierId } from '@/lib/accounts/schema'
import type { OperatedAccount } from '@/lib/billing/operator-schema'
import { setTierMutation } from '@/lib/billing/query-options'

type Choice = TierId | 'earned'
type Props = { account: OperatedAccount; open: boolean; onOpenChange: (open: boolean) => void }

const NAMES: Record<TierId, string> = { basic: 'Basic', pro: 'Pro', enterprise: 'Enterprise' }

/** Sets an account's tier by hand, or takes back the one that was. */
export function TierDialog({ account, open, onOpenChange }: Props) {
  const { earnedTierId, tierByHand, name } = account
  const [choice, setChoice] = useState<Choice>('enterprise')
  const byHand = TIER_IDS.map((tier) => ({ value: tier as Choice, label: `${NAMES[tier]}, by hand` }))
  const earned = { value: 'earned' as const, label: `What its deposits earn: ${earnedTierId}` }
  return (
    <ReasonDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Tier of ${name}`}
      description={
        'A tier set by hand stands whatever the deposits say, until it is taken back. ' +
        'It holds from the next request on.'
      }
      act="Change tier"
      done="The tier is changed"
      mutation={setTierMutation(account.account)}
      bodyOf={(_, reason) => ({ tier: choice === 'earned' ? null : choice, reason })}
    >
      <Select
        label="Tier"
        labelShown
        value={choice}
        options={tierByHand ? [earned, ...byHand] : byHand}
        onChange={setChoice}
      />
    </ReasonDialog>
  )
}
