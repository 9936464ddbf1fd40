import { balanceParts } from '@/lib/billing/queries/balance-parts'
import { splitAmount } from '@/lib/billing/split-amount'

export type Balance = {
  balancePicos: bigint
  promoPicos: bigint
  paidPicos: bigint
  recordedNotPostedPicos: bigint
  unfoldedPicos: bigint
}

/**
 * The balance at this moment: the ledger's last one, less usage that is not posted yet. Promo and paid are
 * split as posting will split them: promo is used first, and what a re-rate gives back is paid money. An
 * account without entries or usage has 0.
 */
export async function readBalance(accountId: bigint): Promise<Balance> {
  const parts = await balanceParts(accountId)
  const { ledgerPicos, ledgerPromoPicos, recordedNotPostedPicos, unfoldedPicos, creditedPicos } = parts
  const owedPicos = recordedNotPostedPicos + unfoldedPicos
  const chargedPicos = owedPicos - creditedPicos
  const promoPicos = ledgerPromoPicos + splitAmount('charge', -chargedPicos, ledgerPromoPicos).promoPicos
  const balancePicos = ledgerPicos - owedPicos
  return {
    balancePicos,
    promoPicos,
    paidPicos: balancePicos - promoPicos,
    recordedNotPostedPicos,
    unfoldedPicos,
  }
}
