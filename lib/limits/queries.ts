import 'server-only'
import { bumpChangeMarkIn } from '@/lib/db/change-marks'
import { newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import type { LimitRow } from '@/lib/limits/schema'

export async function limitRows(): Promise<LimitRow[]> {
  const rows = await prisma().limit.findMany({ orderBy: { startsAt: 'asc' } })
  return rows.map(({ startsAt, limitId: _, ...row }) => ({ ...row, startsAtMs: startsAt.getTime() }))
}

export type TierRow = { tierId: string; name: string; rank: number; support: string; features: string[] }

/** Adds tiers and limits that aren't there, told by tier, account, model and start. */
export async function insertMissingLimits(tiers: TierRow[], limits: LimitRow[]): Promise<void> {
  await prisma().$transaction(async (tx) => {
    await tx.tier.createMany({ data: tiers, skipDuplicates: true })
    const data = limits.map(({ startsAtMs, ...limit }) => {
      return { ...limit, limitId: newId(), startsAt: new Date(startsAtMs) }
    })
    const { count } = await tx.limit.createMany({ data, skipDuplicates: true })
    if (count > 0) await bumpChangeMarkIn(tx, 'limits')
  })
}
