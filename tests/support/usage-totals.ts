import { pool } from '@/lib/db/pool'

/**
 * What an account has, added up three times: over its events, over its rollups with what isn't folded, over
 * hours.
 */
const SUMS = `sum(requests) as requests, sum(prompt_tokens) as prompt, sum(cached_tokens) as cached,
  sum(completion_tokens) as completion, sum(images) as images, sum(image_steps) as steps,
  sum(characters) as characters, sum(unpriced) as unpriced,
  sum(unmetered) as unmetered, sum(cost_picos) as cost,
  mod(sum(latency_histogram), 999999999999) as latencies, mod(sum(ttft_histogram), 999999999999) as ttfts`

type Row = Record<string, string | null>

async function one(text: string, accountId: bigint): Promise<Row> {
  const { rows } = await pool().query<Row>(text, [accountId])
  const row = rows[0] ?? {}
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? 0)]))
}

export async function usageTotals(accountId: bigint) {
  const events = await one(
    `select count(*) as requests, sum(prompt_tokens) as prompt, sum(cached_tokens) as cached,
       sum(completion_tokens) as completion, sum(images) as images,
       sum(width::numeric * height * steps * images) as steps, sum(characters) as characters,
       count(*) filter (where charge = 'unpriced') as unpriced,
       count(*) filter (where charge = 'unmetered') as unmetered, sum(cost_picos) as cost,
       count(latency_ms) as latencies, count(ttft_ms) as ttfts
     from events where account_id = $1`,
    accountId,
  )
  const rollups = (table: string) =>
    one(
      `select ${SUMS} from (
         select * from deltas where account_id = $1
         union all select account_id, 0, ${table === 'usage_hours' ? 'hour' : 'minute'}, project_id,
           key_id, model, kind, status, refused_by, price_id, requests, prompt_tokens, cached_tokens,
           completion_tokens, images, image_steps, characters, unpriced, unmetered,
           cost_picos, latency_histogram, ttft_histogram, now(), false from ${table} where account_id = $1
       ) as parts`,
      accountId,
    )
  const periods = await one(
    `select (select coalesce(sum(recorded_picos), 0) from period_costs where account_id = $1)
       + (select coalesce(sum(cost_picos), 0) from deltas where account_id = $1) as cost`,
    accountId,
  )
  return { events, minutes: await rollups('usage_minutes'), hours: await rollups('usage_hours'), periods }
}
