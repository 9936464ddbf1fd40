import { formatId } from '@/lib/db/id'
import { type Grouping, NO_ID, OTHER_ID } from '@/lib/usage/schema'

/** A group as it is read: without a member it is all the others; `members` is how many there are in all. */
export type ReadMember = { member: string | null; label: string | null; members: number }

function outwardId(grouping: Grouping, member: string): string {
  if (grouping !== 'key' && grouping !== 'project') return member
  return member === '0' ? NO_ID : formatId(grouping === 'key' ? 'key' : 'prj', BigInt(member))
}

function labelOf(grouping: Grouping, member: string, label: string | null, id: string): string {
  if (grouping === 'none') return 'All'
  if (member === '0' && id === NO_ID) return `(no ${grouping})`
  return label ?? id
}

/** The outward id and the label of a group; `members` is above 0 only on Other. */
export function nameGroup(
  grouping: Grouping,
  { member, label, members }: ReadMember,
  top: number,
): { id: string; label: string; members: number } {
  if (member === null) return { id: OTHER_ID, label: 'Other', members: members - top }
  const id = outwardId(grouping, member)
  return { id, label: labelOf(grouping, member, label, id), members: 0 }
}
