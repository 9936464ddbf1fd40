import type { Rerate, RerateScope } from '@/lib/rating/schema'
import { formatInstant } from '@/lib/time/format-instant'

/** Several values of one field, as people part them. */
function listOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '')
}

/** Reads the form of a re-rate; its instants are told in UTC, to the minute. */
export function prepareScope(form: {
  accounts: string
  models: string
  from: string
  to: string
}): RerateScope {
  const instant = (local: string) => `${local.slice(0, 16)}:00Z`
  return {
    accounts: listOf(form.accounts),
    models: listOf(form.models),
    from: instant(form.from),
    to: instant(form.to),
  }
}

/** What a run rates again, in words. */
export function prepareScopeText(
  run: Pick<Rerate, 'accounts' | 'models' | 'startAt' | 'endAt'>,
  locale: string,
) {
  const at = (instant: string) => formatInstant(instant, locale, 'UTC', 'minute')
  const some = (names: readonly string[], many: string) => {
    if (names.length === 0) return `all ${many}`
    return names.length > 3 ? `${names.length} ${many}` : names.join(', ')
  }
  return {
    models: some(run.models, 'models'),
    accounts: some(run.accounts, 'accounts'),
    range: `${at(run.startAt)} – ${at(run.endAt)} UTC`,
  }
}
