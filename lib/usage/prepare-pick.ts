import { type Grouping, NO_ID, type UsageGroup } from '@/lib/usage/schema'

/** The value that narrows a view to a group; null for Other, and for what isn't grouped. */
export function preparePick(
  grouping: Grouping,
  { id, members }: Pick<UsageGroup, 'id' | 'members'>,
): string | null {
  return members > 0 || grouping === 'none' || (grouping === 'project' && id === NO_ID) ? null : id
}
