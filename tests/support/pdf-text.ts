import { inflateSync } from 'node:zlib'

/** Windows-1252 where it differs from Latin-1, for the characters that the product writes. */
const WIN_ANSI: Record<number, string> = {
  128: '€',
  133: '…',
  145: '‘',
  146: '’',
  150: '–',
  151: '—',
  149: '•',
}

function decode(hex: string): string {
  return [...Buffer.from(hex, 'hex')].map((byte) => WIN_ANSI[byte] ?? String.fromCharCode(byte)).join('')
}

/** What stands in a PDF of ours, piece by piece in the order in which it was written. */
export function pdfText(file: Buffer): string[] {
  const whole = file.toString('latin1')
  if (!whole.startsWith('%PDF-') || !whole.trimEnd().endsWith('%%EOF'))
    throw new Error('this is no whole PDF')
  const streams = [...whole.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g)]
  const contents = streams.map(([, bytes = '']) =>
    inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1'),
  )
  return contents.flatMap((content) =>
    [...content.matchAll(/\[([^\]]*)\] TJ/g)].map(([, pieces = '']) =>
      [...pieces.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => decode(hex)).join(''),
    ),
  )
}
