import 'server-only'
import { listAccountsOf } from '@/lib/accounts/list-accounts-of'
import { findUserByEmail } from '@/lib/auth/find-user-by-email'
import { parseId } from '@/lib/db/id'
import type { DemoAccount } from '@/lib/demo/demo-accounts'
import { trafficOf } from '@/lib/demo/play-history'
import { DEMO_USERS } from '@/lib/demo/schema'
import type { DemoRow } from '@/lib/demo/traffic'
import { listKeys } from '@/lib/keys/list-keys'
import { log } from '@/lib/log'
import { createSource } from '@/lib/sources/create-source'
import { listSources } from '@/lib/sources/list-sources'
import { revokeSource } from '@/lib/sources/revoke-source'
import { MINUTE_MS } from '@/lib/time/range'

/**
 * The demo's present: the accounts' traffic goes on, posted each second over HTTP to this product's own
 * endpoint, as any gateway would. A burst begins every 25 minutes, so that limits are met while somebody is
 * watching.
 */
const SOURCE_NAME = 'demo gateway'
const EVERY_MS = 1_000
const BURST_EVERY_MS = 25 * MINUTE_MS

async function demoAccounts(): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = []
  for (const { email, tierId } of DEMO_USERS) {
    const user = await findUserByEmail(email)
    const account = user ? (await listAccountsOf(user.userId))[0] : undefined
    if (!account) continue
    const keys = (await listKeys(account.accountId)).filter((key) => key.revokedAt === null)
    const busy = keys.map((key, at) => ({ key: key.keyId, weight: 4 / (at + 2) }))
    if (busy.length > 0) accounts.push({ accountId: account.accountId, tierId, keys: busy })
  }
  return accounts
}

/**
 * A secret is shown only when it is made, so each start makes a source of its own and ends the one before.
 */
async function freshSecret(now: Date): Promise<string> {
  const context = { actor: 'demo', now }
  for (const source of await listSources(null)) {
    const sourceId = parseId('src', source.sourceId)
    if (sourceId && source.name === SOURCE_NAME && source.revokedAt === null) {
      await revokeSource({ accountId: null, sourceId }, context)
    }
  }
  return (await createSource({ accountId: null, name: SOURCE_NAME }, context)).secret
}

async function post(rows: DemoRow[], url: string, secret: string): Promise<void> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/x-ndjson' }
  const body = rows.map((row) => JSON.stringify(row)).join('\n')
  const response = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(5_000),
  })
  if (!response.ok) log.warn({ status: response.status }, 'the demo traffic was not accepted')
}

/** Starts the demo's traffic towards `url`. @returns the function that stops it. */
export async function startLiveTraffic(url: string, now: Date): Promise<() => Promise<void>> {
  const accounts = await demoAccounts()
  const secret = await freshSecret(now)
  const startsAt = now.getTime() - 90 * 1440 * MINUTE_MS
  const traffics = accounts.map((account) => trafficOf(account, startsAt))
  const waiting: DemoRow[] = []
  let generatedTo = Math.ceil(now.getTime() / MINUTE_MS) * MINUTE_MS
  let sending = Promise.resolve()

  function tick(): void {
    const at = Date.now()
    for (; generatedTo <= at + 500; generatedTo += MINUTE_MS) {
      const burstAt = Math.floor(generatedTo / BURST_EVERY_MS) * BURST_EVERY_MS + 4 * MINUTE_MS
      for (const traffic of traffics) waiting.push(...traffic.minuteRows(generatedTo, burstAt))
    }
    const due = waiting.filter((row) => Date.parse(row.time) <= at)
    if (due.length === 0) return
    waiting.splice(0, waiting.length, ...waiting.filter((row) => Date.parse(row.time) > at))
    sending = sending
      .then(() => post(due, url, secret))
      .catch((error: Error) => {
        log.warn({ err: error.message }, 'the demo traffic could not be sent')
      })
  }

  const timer = setInterval(tick, EVERY_MS).unref()
  return async () => {
    clearInterval(timer)
    await sending
  }
}
