import { createHash } from 'node:crypto'
import { parseId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import type { Tenant } from '@/tests/bench/tenants'

/**
 * Ingest as an ORM has it written at first: createMany for the events and an upsert for each group, in one
 * transaction. It reads, prices and hashes as little as it can.
 */
type Line = {
  id: string
  time: string
  key: string
  model: string
  status: number
  prompt_tokens: number
  completion_tokens: number
  latency_ms: number
  ttft_ms: number
  stream: boolean
}

const RATE_PICOS = 400_000n
const COMMON = { kind: 'text', refusedBy: 'none', priceId: 0n } as const

function eventOf(line: Line, tenants: ReadonlyMap<bigint, Tenant>) {
  const keyId = parseId('key', line.key) ?? 0n
  const { accountId = 0n, projectId = 0n } = tenants.get(keyId) ?? {}
  return {
    ...COMMON,
    accountId,
    projectId,
    keyId,
    identity: createHash('sha256').update(line.id).digest('hex').slice(0, 32),
    fingerprint: 0n,
    sourceId: 1n,
    requestId: line.id,
    time: new Date(line.time),
    recordedAt: new Date(),
    model: line.model,
    status: line.status,
    promptTokens: line.prompt_tokens,
    completionTokens: line.completion_tokens,
    latencyMs: line.latency_ms,
    ttftMs: line.ttft_ms,
    stream: line.stream,
    charge: 'charged' as const,
    costPicos: BigInt(line.prompt_tokens + line.completion_tokens) * RATE_PICOS,
  }
}

type OrmEvent = ReturnType<typeof eventOf>

function groupsOf(events: readonly OrmEvent[]): OrmEvent[][] {
  const groups = new Map<string, OrmEvent[]>()
  for (const event of events) {
    const minute = Math.floor(event.time.getTime() / 60_000)
    const name = [event.accountId, minute, event.keyId, event.model, event.status].join('|')
    const known = groups.get(name)
    if (known) known.push(event)
    else groups.set(name, [event])
  }
  return [...groups.values()]
}

function upsertOf(group: readonly OrmEvent[]) {
  const [first] = group
  if (!first) throw new Error('a group has events')
  const { accountId, projectId, keyId, model, status, time } = first
  const sum = (of: (event: OrmEvent) => bigint) => group.reduce((all, event) => all + of(event), 0n)
  const minute = new Date(Math.floor(time.getTime() / 60_000) * 60_000)
  const id = { ...COMMON, accountId, minute, keyId, model, status, projectId }
  const sums = {
    requests: BigInt(group.length),
    promptTokens: sum((event) => BigInt(event.promptTokens)),
    completionTokens: sum((event) => BigInt(event.completionTokens)),
    costPicos: sum((event) => event.costPicos).toString(),
  }
  const none = { cachedTokens: 0n, images: 0n, imageSteps: 0, characters: 0n, unpriced: 0n, unmetered: 0n }
  const increments = Object.fromEntries(Object.entries(sums).map(([name, by]) => [name, { increment: by }]))
  return prisma().usageMinute.upsert({
    where: { accountId_minute_keyId_model_kind_status_refusedBy_priceId_projectId: id },
    create: { ...id, ...none, ...sums },
    update: increments,
  })
}

export async function ormWrite(
  lines: readonly string[],
  tenants: ReadonlyMap<bigint, Tenant>,
): Promise<void> {
  const events = lines.map((line) => eventOf(JSON.parse(line) as Line, tenants))
  const created = prisma().event.createMany({ data: events, skipDuplicates: true })
  await prisma().$transaction([created, ...groupsOf(events).map(upsertOf)])
}
