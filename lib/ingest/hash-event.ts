import { hash } from 'node:crypto'
import { Fingerprint } from '@/lib/ingest/fingerprint'
import type { LoggedEvent } from '@/lib/ingest/schema'
import { KINDS } from '@/lib/pricing/schema'

const IDENTITY_BYTES = 16

let scope = { sourceId: 0n, text: '0|' }

/**
 * Who an event is within its account: its source and the id that the source gave it, and between them the
 * origin that the id is unique in, where there is one; none can hold the separator. It is the beginning of
 * their SHA-256, since nobody who chooses ids may be able to make two of them meet; as a string of one
 * character a byte, which costs half of a Buffer and sorts as the bytes do.
 */
export function identityOf(sourceId: bigint, requestId: string, origin: string | null = null): string {
  // To write a bigint out costs a third of the hash, and the rows of a request have one source.
  if (scope.sourceId !== sourceId) scope = { sourceId, text: `${sourceId}|` }
  const text = origin === null ? scope.text + requestId : `${scope.text}${origin}|${requestId}`
  return hash('sha256', text, 'binary').slice(0, IDENTITY_BYTES)
}

/**
 * Everything that may not differ when the same event is sent again: time, key, model as sent, kind, status
 * and quantities, in 8 bytes. It tells a duplicate from a conflict, and decides nothing about what is
 * counted: a mixer of numbers is enough, at a tenth of what a cryptographic hash of their text costs.
 */
export function fingerprintOf(event: LoggedEvent): string {
  const { quantities: q } = event
  const print = new Fingerprint()
  print.addNumber(event.timeMicros)
  print.addBigint(event.place.keyId)
  print.addText(event.model)
  print.addNumber(KINDS.indexOf(event.kind) * 1000 + event.status)
  print.addNumber(q.promptTokens)
  print.addNumber(q.cachedTokens)
  print.addNumber(q.completionTokens)
  print.addNumber(q.images)
  print.addNumber(q.width)
  print.addNumber(q.height)
  print.addNumber(q.steps)
  print.addNumber(q.characters)
  return print.finish()
}
