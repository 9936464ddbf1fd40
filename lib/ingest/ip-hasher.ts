import { hashIp } from '@/lib/ingest/hash-ip'
import { secretOfDay } from '@/lib/ingest/queries/ip-secrets'
import { DAY_MS } from '@/lib/time/range'

export type IpHasher = (address: string) => string

const MAX_REMEMBERED = 20_000

let current: { day: number; hasher: Promise<IpHasher> } | undefined

async function hasherOf(day: number): Promise<IpHasher> {
  const secret = await secretOfDay(new Date(day * DAY_MS))
  const remembered = new Map<string, string>()
  return (address) => {
    const known = remembered.get(address)
    if (known !== undefined) return known
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    const hashed = hashIp(address, secret)
    remembered.set(address, hashed)
    return hashed
  }
}

/** Hashes addresses under the secret of the day (UTC) that `now` lies in, which all processes share. */
export function ipHasher(now: Date): Promise<IpHasher> {
  const day = Math.floor(now.getTime() / DAY_MS)
  if (current?.day !== day) {
    const hasher = hasherOf(day)
    current = { day, hasher }
    hasher.catch(() => {
      if (current?.hasher === hasher) current = undefined
    })
  }
  return current.hasher
}
