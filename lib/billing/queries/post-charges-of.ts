import 'server-only'
import { appendEntry } from '@/lib/billing/queries/append-entry'
import { lockAccount } from '@/lib/billing/queries/lock-account'
import { nextEntryNumber } from '@/lib/billing/queries/next-entry-number'
import { transaction } from '@/lib/db/transaction'

type Unposted = { period: string; usagePeriod: string; picos: bigint }

/**
 * Posts what an account's periods owe, the entries and the posted sums in one transaction: a crash leaves
 * both or neither, and a second process waits for the lock and then finds nothing to post. A correction is a
 * part of the entry of the period that bills it. The running number in the key keeps it apart from every
 * other charge.
 * @returns how many entries were made
 */
export function postChargesOf(accountId: bigint, now: Date): Promise<number> {
  return transaction(async (client) => {
    await lockAccount(client, accountId)
    const { rows } = await client.query<{ period: string; usagePeriod: string; picos: string }>(
      `select to_char(period, 'YYYY-MM') as period, to_char(usage_period, 'YYYY-MM') as "usagePeriod",
         (recorded_picos - posted_picos)::text as picos
       from period_costs where account_id = $1 and recorded_picos <> posted_picos
       order by account_id, period, usage_period for update`,
      [accountId],
    )
    const unposted = rows.map((row) => ({ ...row, picos: BigInt(row.picos) }))
    let made = 0
    for (const period of new Set(unposted.map((row) => row.period))) {
      const parts = unposted.filter((row) => row.period === period)
      const amountPicos = -parts.reduce((sum, part) => sum + part.picos, 0n)
      if (amountPicos !== 0n) {
        const number = await nextEntryNumber(client, accountId)
        const idempotencyKey = `charge:${period}:${number}`
        const reason = chargeReason(period, parts)
        await appendEntry(
          client,
          { accountId, kind: 'charge', idempotencyKey, period, amountPicos, reason },
          now,
        )
        made += 1
      }
    }
    for (const { period, usagePeriod, picos } of unposted) {
      await client.query(
        `update period_costs set posted_picos = posted_picos + $4
         where account_id = $1 and period = to_date($2, 'YYYY-MM') and usage_period = to_date($3, 'YYYY-MM')`,
        [accountId, period, usagePeriod, picos],
      )
    }
    return made
  })
}

function chargeReason(period: string, parts: Unposted[]): string {
  const corrected = parts.map((part) => part.usagePeriod).filter((usagePeriod) => usagePeriod !== period)
  return corrected.length === 0
    ? `Usage of ${period}`
    : `Usage of ${period}, corrections of ${corrected.join(', ')}`
}
