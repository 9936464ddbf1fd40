import 'server-only'
import type { UsageColumn } from '@/lib/usage/queries/rolled-up'
import type { Grouping } from '@/lib/usage/schema'

type Member = { column: UsageColumn; text: string; label: string; names: string }

const plain = (column: UsageColumn): Member => ({
  column,
  text: `${column}::text`,
  label: 'ranked.member',
  names: '',
})

/**
 * How a grouping is read: its column, the member's text, and where its label stands once the members have
 * become `ranked`. The account is the statement's first value.
 */
export const MEMBERS: Record<Grouping, Member> = {
  none: { ...plain('status'), text: `'all'` },
  model: plain('model'),
  kind: plain('kind'),
  status: plain('status'),
  key: {
    ...plain('key_id'),
    label: 'named.name',
    names: 'left join keys as named on named.account_id = $1 and named.key_id = ranked.member::bigint',
  },
  project: {
    ...plain('project_id'),
    label: 'named.name',
    names:
      'left join projects as named on named.account_id = $1 and named.project_id = ranked.member::bigint',
  },
}
