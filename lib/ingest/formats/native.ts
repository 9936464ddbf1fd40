import { countIgnored } from '@/lib/ingest/formats/count-ignored'
import type { Format } from '@/lib/ingest/formats/format'
import { readableId, readNativeRow } from '@/lib/ingest/formats/read-native-row'

/** Rows in the words that this product made for them. */
export const native: Format = {
  name: 'native',
  read: readNativeRow,
  idOf: readableId,
  countIgnored,
}
