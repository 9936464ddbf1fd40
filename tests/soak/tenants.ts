import { randomUUID } from 'node:crypto'
import { createAccount } from '@/lib/accounts/create-account'
import { formatId } from '@/lib/db/id'
import { createKey } from '@/lib/keys/create-key'
import { createSource } from '@/lib/sources/create-source'

const MODELS = ['meta-llama/Llama-3.3-70B-Instruct', 'openai/gpt-oss-20b', 'nobody/knows']

/** Accounts with a key each, and a source that may log for all of them. */
export async function makeTenants(
  count: number,
): Promise<{ keys: string[]; sourceId: bigint; secret: string }> {
  const by = { actor: 'system', now: new Date() }
  const keys: string[] = []
  for (let made = 0; made < count; made++) {
    const { accountId } = await createAccount({ name: `soak ${made}`, ownerUserId: null }, by)
    const { keyId } = await createKey({ accountId, name: 'soak', scopes: ['inference'] }, by)
    keys.push(formatId('key', keyId))
  }
  return { keys, ...(await createSource({ accountId: null, name: 'soak' }, by)) }
}

/** Text requests of now, spread over keys, models and outcomes. */
export function makeBatch(rows: number, keys: readonly string[]): object[] {
  const time = new Date().toISOString()
  return Array.from({ length: rows }, (_, n) => ({
    id: randomUUID(),
    time,
    key: keys[n % keys.length],
    model: MODELS[n % MODELS.length],
    status: n % 20 === 0 ? 429 : 200,
    prompt_tokens: n,
    completion_tokens: 1,
    latency_ms: n,
  }))
}
