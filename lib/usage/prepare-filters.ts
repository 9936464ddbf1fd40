import type { KeyRow } from '@/lib/keys/schema'
import { KINDS, NO_ID, OTHER_ID, type UsageAnswer, type UsageQuery } from '@/lib/usage/schema'

/** What a view can be narrowed by, as it is named in its address. */
export const FILTERS = ['models', 'projects', 'keys', 'kinds', 'statuses'] as const
export type FilterName = (typeof FILTERS)[number]

export type FilterOption = { value: string; label: string }
/** `label` names the whole (`Models`), `each` one of it (`Model`). */
export type FilterGroup = { name: FilterName; label: string; each: string; options: FilterOption[] }

const LABELS: Record<FilterName, { one: string; many: string }> = {
  models: { one: 'Model', many: 'Models' },
  projects: { one: 'Project', many: 'Projects' },
  keys: { one: 'Key', many: 'Keys' },
  kinds: { one: 'Kind', many: 'Kinds' },
  statuses: { one: 'Status', many: 'Statuses' },
}

/** What is known of names: the models and statuses that stand in the range, and the account's keys. */
export type FilterNames = {
  models: UsageAnswer | undefined
  statuses: UsageAnswer | undefined
  keys: readonly KeyRow[] | undefined
}

function groupsOf(answer: UsageAnswer | undefined): FilterOption[] {
  const named = (answer?.groups ?? []).filter(({ id }) => id !== OTHER_ID)
  return named.map(({ id, label }) => ({ value: id, label }))
}

function projectsOf(keys: readonly KeyRow[]): FilterOption[] {
  const names = new Map(keys.map(({ project }) => [project.id, project.name]))
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label))
}

function keysOf(keys: readonly KeyRow[]): FilterOption[] {
  const named = keys.map(({ keyId, name, hint }) => ({ value: keyId, label: `${name} (${hint})` }))
  return [...named, { value: NO_ID, label: '(no key)' }]
}

function chosen(view: UsageQuery, name: FilterName): readonly string[] {
  return view[name] ?? []
}

/**
 * Everything that can be chosen; what is chosen already is offered even where nothing else is known of it.
 */
export function prepareFilters(
  view: UsageQuery,
  { models, statuses, keys = [] }: FilterNames,
): FilterGroup[] {
  const options: Record<FilterName, FilterOption[]> = {
    models: groupsOf(models),
    projects: projectsOf(keys),
    keys: keysOf(keys),
    kinds: KINDS.map((kind) => ({ value: kind, label: kind })),
    statuses: groupsOf(statuses).sort((a, b) => a.value.localeCompare(b.value)),
  }
  return FILTERS.map((name) => {
    const known = options[name]
    const unknown = chosen(view, name).filter((value) => !known.some((option) => option.value === value))
    return {
      name,
      label: LABELS[name].many,
      each: LABELS[name].one,
      options: [...known, ...unknown.map((value) => ({ value, label: value }))],
    }
  })
}
