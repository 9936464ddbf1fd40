import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { countExportRows } from '@/lib/billing/count-export-rows'
import { exportBillingCsv } from '@/lib/billing/export-billing-csv'
import type { ExportAsk } from '@/lib/billing/export-question'

/** Cells of a line of RFC 4180. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

/** A file's rows by the names of its header, whose lines must all have ended as RFC 4180 has it. */
export function readCsv(file: string): { header: string[]; rows: Record<string, string>[] } {
  const [head = '', ...lines] = file.split('\r\n')
  if (lines.pop() !== '') throw new Error('the last line has no end')
  const header = cellsOf(head)
  const rows = lines.map((line) => {
    const cells = cellsOf(line)
    if (cells.length !== header.length) throw new Error(`${cells.length} cells in ${line}`)
    return Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']))
  })
  return { header, rows }
}

/** What an export says, how many rows it says that it has, and how many it was to have. */
export async function readExport(accountId: bigint, ask: ExportAsk) {
  const destination = new PassThrough()
  let told = -1
  const [file] = await Promise.all([
    text(destination),
    exportBillingCsv(accountId, ask, destination, (rows) => {
      told = rows
    }),
  ])
  const counted = Number((await countExportRows(accountId, ask)).rows)
  return { ...readCsv(file), told, counted }
}
