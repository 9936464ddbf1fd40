'use client'

import { eventSample } from '@/components/keys/event-sample'
import { exportSample } from '@/components/keys/export-sample'
import { SecretOnce } from '@/components/keys/secret-once'
import type { CreatedKey } from '@/lib/keys/schema'

export type MadeKeyProps = {
  made: CreatedKey
  address: string
  scopes: readonly string[]
  onDone: () => void
}

/** A key at the only time it can be seen, with what it can do here. */
export function MadeKey({ made, address, scopes, onDone }: MadeKeyProps) {
  const now = new Date()
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const month: [string, string] = [
    day(Date.UTC(now.getUTCFullYear(), now.getUTCMonth())),
    day(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)),
  ]
  const samples = [
    ...(scopes.includes('usage:read') ? [exportSample(address, made.key, month)] : []),
    ...(scopes.includes('inference') ? [eventSample(address, '$SOURCE_SECRET', made.keyId)] : []),
  ]
  const use = `Request logs name it by its id, ${made.keyId}; the secret of a source sends them.`
  return <SecretOnce label="Key" secret={made.key} use={use} samples={samples} onDone={onDone} />
}
