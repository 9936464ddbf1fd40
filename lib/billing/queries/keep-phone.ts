import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { PhoneVerified } from '@/lib/billing/phone-schema'
import { appendEntry } from '@/lib/billing/queries/append-entry'
import { lockAccount } from '@/lib/billing/queries/lock-account'
import { welcomePromo } from '@/lib/billing/welcome-promo'
import { formatId } from '@/lib/db/id'
import { type Queryable, transaction } from '@/lib/db/transaction'

type Phone = { accountId: bigint; numberHash: Buffer; ending: string }

async function grant(client: Queryable, phone: Phone, now: Date): Promise<PhoneVerified['promo']> {
  const { accountId, numberHash } = phone
  const entry = welcomePromo(accountId, now)
  const had = await client.query(
    'select 1 from ledger_entries where account_id = $1 and idempotency_key = $2',
    [accountId, entry.idempotencyKey],
  )
  if (had.rowCount) return 'had_before'
  // Of many accounts that claim a number at once, one writes this row; the others wait for it and find it.
  const claimed = await client.query(
    `insert into promo_claims (number_hash, account_id, claimed_at) values ($1, $2, $3)
     on conflict (number_hash) do nothing`,
    [numberHash, accountId, now],
  )
  if (!claimed.rowCount) return 'number_used'
  await appendEntry(client, entry, now)
  return 'granted'
}

/** Number, claim and credit in one transaction, under the account's lock. */
export function keepPhone(phone: Phone, now: Date): Promise<PhoneVerified['promo']> {
  const { accountId, numberHash, ending } = phone
  return transaction(async (client) => {
    await lockAccount(client, accountId)
    await client.query('delete from phone_checks where account_id = $1 and number_hash = $2', [
      accountId,
      numberHash,
    ])
    await client.query(
      `insert into account_phones (account_id, number_hash, ending, verified_at) values ($1, $2, $3, $4)
       on conflict (account_id) do update
       set number_hash = excluded.number_hash, ending = excluded.ending, verified_at = excluded.verified_at`,
      [accountId, numberHash, ending, now],
    )
    const promo = await grant(client, phone, now)
    const target = formatId('acc', accountId)
    const detail = { ending, promo }
    await recordAudit(client, { accountId, actor: 'system', action: 'phone.verify', target, detail, now })
    return promo
  })
}
