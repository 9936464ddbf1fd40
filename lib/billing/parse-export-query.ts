import { z } from 'zod'
import type { ExportFilters } from '@/lib/billing/queries/billing-csv'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { DAY_MS, dayStart, isZone, type Range } from '@/lib/time/range'
import { KINDS } from '@/lib/usage/schema'

export const EXPORT_FORMATS = ['plain', 'focus-1.4'] as const

/** Usage by its date, or a statement's own lines. */
export type ExportOf = (Range & { zone: string; filters: ExportFilters }) | { statementId: bigint }

/**
 * `account` stands only with a session; `fileRange` is the part of a file's name that tells the dates and the
 * zone; of a statement its number tells them.
 */
export type ExportQuery = {
  account: string | undefined
  format: (typeof EXPORT_FORMATS)[number]
  of: ExportOf
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

const common = {
  account: z.string().max(32).optional(),
  format: z.enum(EXPORT_FORMATS).default('plain'),
}

/** A statement is told whole: no dates, and no filters. */
const statementQuerySchema = z.strictObject({ ...common, statement: z.string().max(32) })

const exportQuerySchema = z
  .object({
    ...common,
    start: day('2026-11-01'),
    end: day('2026-12-01'),
    time_zone: z.string().refine(isZone, 'is not a time zone such as UTC or Europe/Berlin').default('UTC'),
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

function parseStatementQuery(params: URLSearchParams): ExportQuery {
  const { account, format, statement } = statementQuerySchema.parse(Object.fromEntries(params))
  const statementId = parseId('stm', statement)
  if (statementId === null)
    throw new AppError('invalid_request', 'statement: must be an id such as stm_...', { param: 'statement' })
  return { account, format, of: { statementId }, fileRange: '' }
}

/**
 * Reads what an export's address asks for: days of the zone, `end` exclusive, and comma-separated filters
 * (models and kinds by name, projects and keys by id, `none` for usage without a key); or a statement.
 * @throws ZodError, AppError invalid_request
 */
export function parseExportQuery(params: URLSearchParams): ExportQuery {
  if (params.has('statement')) return parseStatementQuery(params)
  const query = exportQuerySchema.parse(Object.fromEntries(params))
  const { account, format, start, end, time_zone: zone, models, kinds } = query
  const projectIds = ids('prj', 'projects', query.projects)
  const keyIds = ids('key', 'keys', query.keys)
  const range = { startAt: dayStart(start, zone), endAt: dayStart(end, zone) }
  return {
    account,
    format,
    of: { ...range, zone, filters: { models, kinds, projectIds, keyIds } },
    fileRange: `${start}_${end}_${zone.replaceAll('/', '-')}`,
  }
}
