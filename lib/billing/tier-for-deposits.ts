import { PRO_DEPOSIT_PICOS } from '@/lib/billing/schema'

/** The tier that money has earned: settled deposits less what went back; promo credit is no deposit. */
export function tierForDeposits(depositsPicos: bigint): 'basic' | 'pro' {
  return depositsPicos >= PRO_DEPOSIT_PICOS ? 'pro' : 'basic'
}
