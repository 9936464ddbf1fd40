import { z } from 'zod'
import type { ExportFilters } from '@/lib/billing/queries/billing-csv'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { DAY_MS, dayStart, isZone } from '@/lib/time/range'
import { KINDS } from '@/lib/usage/schema'

/**
 * `account` stands only with a session; `fileRange` is the part of a file's name that tells the dates and the
 * zone.
 */
export type ExportQuery = {
  account: string | undefined
  startAt: Date
  endAt: Date
  zone: string
  filters: ExportFilters
  fileRange: string
}

const MAX_DAYS = 1_100
const NO_KEY = 'none'

const day = (example: string) =>
  z.iso
    .date(`must be a date such as ${example}`)
    .refine((text) => text >= '2000-01-01' && text <= '2100-01-01', 'must be from 2000 to 2100')

const list = z
  .string()
  .max(8_000)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(
    z
      .array(
        z
          .string()
          .regex(/^[\x21-\x7e]+$/, 'must be names or ids')
          .max(128),
      )
      .max(200),
  )
  .optional()

const exportQuerySchema = z
  .object({
    account: z.string().max(32).optional(),
    start: day('2026-11-01'),
    end: day('2026-12-01'),
    time_zone: z.string().refine(isZone, 'is not a time zone such as UTC or Europe/Berlin').default('UTC'),
    format: z.enum(['plain', 'focus-1.4']).default('plain'),
    statement: z.string().optional(),
    models: list,
    projects: list,
    keys: list,
    kinds: list.pipe(z.array(z.enum(KINDS)).optional()),
  })
  .refine(({ start, end }) => start < end, { path: ['end'], message: 'must be after start: it is exclusive' })
  .refine(({ start, end }) => Date.parse(end) - Date.parse(start) <= MAX_DAYS * DAY_MS, {
    path: ['end'],
    message: `must be at most ${MAX_DAYS} days after start`,
  })

function ids(prefix: 'prj' | 'key', param: string, texts: string[] | undefined): bigint[] | undefined {
  return texts?.map((text) => {
    const id = prefix === 'key' && text === NO_KEY ? 0n : parseId(prefix, text)
    if (id === null)
      throw new AppError('invalid_request', `${param}: must be ids such as ${prefix}_...`, { param })
    return id
  })
}

/**
 * Reads what an export's address asks for: days of the zone, `end` exclusive, and comma-separated filters
 * (models and kinds by name, projects and keys by id, `none` for usage without a key).
 * @throws ZodError, AppError invalid_request
 */
export function parseExportQuery(params: URLSearchParams): ExportQuery {
  if (params.has('statement')) {
    throw new AppError('invalid_request', 'Exports of a statement are not offered yet.', {
      param: 'statement',
    })
  }
  const query = exportQuerySchema.parse(Object.fromEntries(params))
  if (query.format !== 'plain') {
    throw new AppError('invalid_request', `The format ${query.format} is not offered yet.`, {
      param: 'format',
    })
  }
  const { account, start, end, time_zone: zone, models, kinds } = query
  return {
    account,
    startAt: dayStart(start, zone),
    endAt: dayStart(end, zone),
    zone,
    filters: {
      models,
      kinds,
      projectIds: ids('prj', 'projects', query.projects),
      keyIds: ids('key', 'keys', query.keys),
    },
    fileRange: `${start}_${end}_${zone.replaceAll('/', '-')}`,
  }
}
