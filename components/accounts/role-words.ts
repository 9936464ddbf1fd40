import type { MemberRole } from '@/lib/accounts/schema'

/** What each role may do, in a few words; the one that may do most stands first. */
export const ROLE_WORDS: readonly { value: MemberRole; label: string; may: string }[] = [
  { value: 'owner', label: 'Owner', may: 'everything, people and the account itself too' },
  { value: 'member', label: 'Member', may: 'make keys and sources, and add funds' },
  { value: 'viewer', label: 'Viewer', may: 'see everything and change nothing' },
]

export function roleLabel(role: MemberRole): string {
  return ROLE_WORDS.find(({ value }) => value === role)?.label ?? role
}
