import { hash } from 'node:crypto'
import { asFields } from '@/lib/ingest/formats/as-fields'
import { countIgnored, NATIVE_FIELDS } from '@/lib/ingest/formats/count-ignored'
import { countUnused } from '@/lib/ingest/formats/count-unused'
import { given, refuseField } from '@/lib/ingest/formats/fields'
import type { Fields, Format } from '@/lib/ingest/formats/format'
import { keptId } from '@/lib/ingest/formats/kept-id'
import { readNativeRow } from '@/lib/ingest/formats/read-native-row'
import { RowRefused } from '@/lib/ingest/formats/row-refused'

/** Attributes that are read, and those that say how to read the rest. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'time',
  'subject',
  'data',
  'datacontenttype',
  'dataschema',
])

function text(value: unknown, attribute: string): string {
  return typeof value === 'string' && value !== ''
    ? value
    : refuseField(attribute, 'a text that is not empty')
}

function accountOf(subject: unknown, account: unknown): unknown {
  const [outer, inner] = [subject ?? null, account ?? null]
  if (outer !== null && inner !== null && outer !== inner) {
    throw new RowRefused('account_mismatch', 'subject and the account in data are not the same.')
  }
  return inner ?? outer
}

/**
 * The native row in an event's data, under the event's own id. SDKs fill the event's time in by themselves
 * with the moment at which it was made, so the row's time counts where it has one.
 */
function nativeRow(event: Fields): Fields {
  const data = asFields(event.data) ?? refuseField('data', 'an object')
  const row: Fields = {}
  for (const field of NATIVE_FIELDS) if (Object.hasOwn(data, field)) row[field] = data[field]
  row.id = given(keptId(event.id), 'id', 'a text that is not empty')
  row.time = data.time ?? event.time
  row.account = accountOf(event.subject, data.account)
  return row
}

/**
 * CloudEvents 1.0 in structured JSON: https://github.com/cloudevents/spec. An id is unique within the event's
 * source, which therefore is a part of the identity, as a hash; the subject is the account; the data is a
 * native row; the type may be any.
 */
export const cloudevents: Format = {
  name: 'cloudevents',
  read(event, place, nowMs) {
    if (event.specversion !== '1.0') refuseField('specversion', '1.0')
    text(event.type, 'type')
    const source = text(event.source, 'source')
    return { ...readNativeRow(nativeRow(event), place, nowMs), origin: hash('sha256', source, 'hex') }
  },
  idOf: (event) => keptId(event.id),
  countIgnored(event) {
    const data = asFields(event.data)
    const otherId = data && 'id' in data && data.id !== event.id ? 1 : 0
    return countUnused(event, ATTRIBUTES) + (data ? countIgnored(data) : 0) + otherId
  },
}
