import { membersOf } from '@/lib/accounts/queries/members'
import type { MemberRow } from '@/lib/accounts/schema'

/** Who is in an account, in the order in which they came. */
export async function listMembers(accountId: bigint): Promise<MemberRow[]> {
  return membersOf(accountId)
}
