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
 * split as posting will split them, promo first. An account without entries or usage has 0.
 */
export async function readBalance(accountId: bigint): Promise<Balance> {
  const parts = await balanceParts(accountId)
  const { ledgerPicos, ledgerPromoPicos, recordedNotPostedPicos, unfoldedPicos } = parts
  const owedPicos = recordedNotPostedPicos + unfoldedPicos
  const promoPicos = ledgerPromoPicos + splitAmount('charge', -owedPicos, ledgerPromoPicos).promoPicos
  const balancePicos = ledgerPicos - owedPicos
  return {
    balancePicos,
    promoPicos,
    paidPicos: balancePicos - promoPicos,
    recordedNotPostedPicos,
    unfoldedPicos,
  }
}
