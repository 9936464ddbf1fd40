import { isIP } from 'node:net'
import { formatId } from '@/lib/db/id'
import { asFields } from '@/lib/ingest/formats/as-fields'
import { countUnused } from '@/lib/ingest/formats/count-unused'
import { given, refuseField } from '@/lib/ingest/formats/fields'
import type { Fields, Format } from '@/lib/ingest/formats/format'
import { keptId } from '@/lib/ingest/formats/kept-id'
import { readNativeRow } from '@/lib/ingest/formats/read-native-row'
import { readReportedCost } from '@/lib/ingest/formats/read-reported-cost'
import type { IngestSource } from '@/lib/ingest/schema'
import type { KeyDirectory } from '@/lib/keys/key-directory'
import type { Kind } from '@/lib/pricing/schema'

const USED: ReadonlySet<string> = new Set([
  'id',
  'call_type',
  'status',
  'stream',
  'prompt_tokens',
  'completion_tokens',
  'startTime',
  'endTime',
  'completionStartTime',
  'model',
  'model_group',
  'requester_ip_address',
  'error_information',
  'response_cost',
  'metadata',
])

const KEY_HASH = /^[0-9a-f]{64}$/i
const ERROR_STATUS = /^[45]\d\d$/
const FAILED_STATUS = 500

function statusOf({ status, error_information }: Fields): number {
  if (status === 'success') return 200
  if (status !== 'failure') refuseField('status', 'success or failure')
  const code = asFields(error_information)?.error_code
  if (typeof code !== 'string' && typeof code !== 'number') return FAILED_STATUS
  return ERROR_STATUS.test(`${code}`) ? Number(code) : FAILED_STATUS
}

function kindOf(callType: unknown): Kind {
  if (typeof callType !== 'string') return 'text'
  if (callType.includes('image')) return 'image'
  return callType.includes('speech') ? 'audio' : 'text'
}

/**
 * Where nothing was streamed, the completion starts when it ends, and there is no time to a first token.
 */
function timesOf({ startTime, endTime, completionStartTime }: Fields): Fields {
  if (typeof startTime !== 'number') refuseField('startTime', 'Unix seconds')
  if (endTime === undefined || endTime === null) return { time: startTime }
  if (typeof endTime !== 'number' || endTime < startTime)
    refuseField('endTime', 'Unix seconds from startTime on')
  const msTo = (seconds: number) => Math.round((seconds - startTime) * 1000)
  const first = typeof completionStartTime === 'number' ? completionStartTime : endTime
  const ttft = first >= startTime && first < endTime ? msTo(first) : null
  return { time: startTime, latency_ms: msTo(endTime), ttft_ms: ttft }
}

/** LiteLLM repeats a proxy's whole list of addresses here; only a single one tells who asked. */
function ipOf(address: unknown): string | null {
  return typeof address === 'string' && isIP(address) !== 0 ? address : null
}

/**
 * LiteLLM's callback for generic APIs: its StandardLoggingPayload, of which only these fields are read:
 * https://docs.litellm.ai/docs/proxy/logging_spec. Its keys are told by the SHA-256 of their text, as ours
 * are kept. Organisations and teams are LiteLLM's own words, so that only a source of the platform, which
 * has to name accounts, is asked for them.
 */
export function litellm(source: IngestSource, keys: KeyDirectory): Format {
  function keyOf(keyHash: unknown): string | null {
    if (typeof keyHash !== 'string' || !KEY_HASH.test(keyHash)) return null
    const entry = keys.findByHash(Buffer.from(keyHash, 'hex'))
    // To a source of one account, another account's key is one that nobody has.
    if (!entry || (source.accountId ?? entry.accountId) !== entry.accountId) return null
    return formatId('key', entry.keyId)
  }

  function placeOf(metadata: Fields | null): Fields {
    const account = metadata?.user_api_key_org_id || metadata?.user_api_key_team_id || null
    return {
      account: source.accountId === null ? account : null,
      key: keyOf(metadata?.user_api_key_hash),
    }
  }

  return {
    name: 'litellm',
    read: (row, place, nowMs) => {
      const fields = {
        ...timesOf(row),
        ...placeOf(asFields(row.metadata)),
        id: given(keptId(row.id), 'id', 'a text that is not empty'),
        model: row.model || row.model_group,
        kind: kindOf(row.call_type),
        status: statusOf(row),
        prompt_tokens: row.prompt_tokens,
        completion_tokens: row.completion_tokens,
        stream: row.stream,
        client_ip: ipOf(row.requester_ip_address),
      }
      const reportedCostPicos = readReportedCost(row.response_cost)
      return { ...readNativeRow(fields, place, nowMs), reportedCostPicos }
    },
    idOf: (row) => keptId(row.id),
    countIgnored: (row) => countUnused(row, USED),
  }
}
