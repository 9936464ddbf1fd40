import { type IdPrefix, parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { KINDS, type Kind, NO_ID, type UsageQuery } from '@/lib/usage/schema'

/** What usage is narrowed to; what is absent narrows nothing. */
export type UsageFilter = {
  models?: string[]
  keyIds?: bigint[]
  projectIds?: bigint[]
  kinds?: Kind[]
  statuses?: number[]
}

function parsed<T>(param: string, texts: readonly string[], parse: (text: string) => T | null): T[] {
  return texts.map((text) => {
    const value = parse(text)
    if (value === null)
      throw new AppError('invalid_request', `${param} has a value that cannot be.`, { param })
    return value
  })
}

const idOf = (prefix: IdPrefix) => (text: string) => (text === NO_ID ? 0n : parseId(prefix, text))
const kindOf = (text: string) => KINDS.find((kind) => kind === text) ?? null
const statusOf = (text: string) => (/^[1-9]\d\d$/.test(text) ? Number(text) : null)

type Filters = Pick<UsageQuery, 'models' | 'keys' | 'projects' | 'kinds' | 'statuses'>

/**
 * Reads the filters of a view. A key or project that isn't the account's narrows to nothing, as usage is read
 * by account first; an empty list is no filter.
 * @throws AppError invalid_request
 */
export function parseFilter({ models, keys, projects, kinds, statuses }: Filters): UsageFilter {
  const filter: UsageFilter = {}
  if (models?.length) filter.models = models
  if (keys?.length) filter.keyIds = parsed('keys', keys, idOf('key'))
  if (projects?.length) filter.projectIds = parsed('projects', projects, idOf('prj'))
  if (kinds?.length) filter.kinds = parsed('kinds', kinds, kindOf)
  if (statuses?.length) filter.statuses = parsed('statuses', statuses, statusOf)
  return filter
}
