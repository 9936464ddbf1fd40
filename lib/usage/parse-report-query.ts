import { z } from 'zod'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { MINUTE_MS } from '@/lib/time/range'
import {
  BUCKET_WIDTHS,
  type BucketWidth,
  type GroupField,
  type Report,
  type ReportQuery,
} from '@/lib/usage/report-schema'

const LIMITS: Record<BucketWidth, { usual: number; most: number }> = {
  '1m': { usual: 60, most: 1440 },
  '1h': { usual: 24, most: 168 },
  '1d': { usual: 7, most: 31 },
}
const COST_LIMITS = { usual: 7, most: 180 }

const GROUPS: Record<Report, readonly GroupField[]> = {
  completions: ['project_id', 'user_id', 'api_key_id', 'model', 'batch'],
  images: ['project_id', 'user_id', 'api_key_id', 'model'],
  audio_speeches: ['project_id', 'user_id', 'api_key_id', 'model'],
  embeddings: ['project_id', 'user_id', 'api_key_id', 'model'],
  costs: ['project_id', 'line_item', 'api_key_id'],
}

/** 2199, as on the pages. What is later was meant as milliseconds. */
const LAST_SECOND = Date.UTC(2199, 11, 31) / 1000

const LISTS = ['group_by', 'project_ids', 'api_key_ids', 'models', 'user_ids'] as const

const seconds = z
  .string()
  .regex(/^\d{1,11}$/, 'must be a whole number of Unix seconds')
  .transform(Number)
  .pipe(z.number().max(LAST_SECOND, 'must be Unix seconds, up to the year 2199'))
const list = z.array(z.string().max(128)).max(200).optional()
const ids = (prefix: 'key' | 'prj') =>
  z
    .array(
      z.string().transform((text, context) => {
        const id = parseId(prefix, text)
        if (id === null) context.addIssue({ code: 'custom', message: `must be ids such as ${prefix}_...` })
        return id ?? 0n
      }),
    )
    .max(200)
    .optional()

function schemaOf(report: Report) {
  const common = {
    start_time: seconds,
    end_time: seconds.optional(),
    limit: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a whole number')
      .transform(Number)
      .optional(),
    group_by: z.array(z.enum(GROUPS[report] as [GroupField, ...GroupField[]])).optional(),
    project_ids: ids('prj'),
    api_key_ids: ids('key'),
    page: z.string().max(1_000).optional(),
  }
  if (report === 'costs') return z.strictObject({ ...common, bucket_width: z.literal('1d').default('1d') })
  return z.strictObject({
    ...common,
    bucket_width: z.enum(BUCKET_WIDTHS).default('1d'),
    models: list,
    batch: z.enum(['true', 'false']).optional(),
  })
}

/** Gathers lists from all three notations: `models[]=a`, `models=a&models=b`, `models=a,b`. */
function gather(params: URLSearchParams): Record<string, string | string[]> {
  const given = new Map<string, string | string[]>()
  for (const [written, value] of params) {
    const name = written.replace(/\[\d*\]$/, '')
    const known = given.get(name)
    if (LISTS.some((each) => each === name)) {
      given.set(name, [...(Array.isArray(known) ? known : []), ...value.split(',').filter(Boolean)])
    } else if (known === undefined) given.set(name, value)
    else throw new AppError('invalid_request', `${name}: is given more than once.`, { param: name })
  }
  return Object.fromEntries(given)
}

const refuse = (param: string, message: string): never => {
  throw new AppError('invalid_request', `${param}: ${message}`, { param })
}

function limitOf(report: Report, width: BucketWidth, asked: number | undefined): number {
  const { usual, most } = report === 'costs' ? COST_LIMITS : LIMITS[width]
  const limit = asked ?? usual
  if (limit < 1 || limit > most) refuse('limit', `must be from 1 to ${most} with a bucket_width of ${width}`)
  return limit
}

const some = <T>(values: readonly T[] | undefined): T[] | undefined =>
  values && values.length > 0 ? [...values] : undefined

/**
 * Reads what a report's address asks for. A parameter that isn't known is refused, since a filter that is
 * passed over makes a wrong sum; seconds inside a minute widen the range to whole minutes, which is how fine
 * usage is kept.
 * @throws ZodError, AppError invalid_request
 */
export function parseReportQuery(report: Report, params: URLSearchParams): ReportQuery {
  const given = gather(params)
  if (given.user_ids) refuse('user_ids', 'usage is recorded by key and project, not by user')
  const query = schemaOf(report).parse(given)
  const { start_time, end_time, bucket_width: width, page, project_ids, api_key_ids } = query
  if (end_time !== undefined && end_time <= start_time) refuse('end_time', 'must be after start_time')
  const { models, batch } =
    'models' in query || 'batch' in query ? query : { models: undefined, batch: undefined }
  const groupBy = [...new Set(query.group_by ?? [])].sort()
  const filter: ReportQuery['filter'] = {}
  const [projectIds, keyIds, named] = [some(project_ids), some(api_key_ids), some(models)]
  if (projectIds) filter.projectIds = projectIds
  if (keyIds) filter.keyIds = keyIds
  if (named) filter.models = named
  const asked = [start_time, end_time, width, groupBy, projectIds, keyIds, named, batch]
  return {
    startAt: new Date(Math.floor(start_time / 60) * MINUTE_MS),
    endAt: end_time === undefined ? null : new Date(Math.ceil(end_time / 60) * MINUTE_MS),
    width,
    limit: limitOf(report, width, query.limit),
    groupBy,
    filter,
    isOfBatches: batch === 'true',
    page: page ?? null,
    question: `${report} ${asked.map((each) => String(each ?? '')).join(' ')}`,
  }
}
