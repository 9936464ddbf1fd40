'use client'

import { useQuery } from '@tanstack/react-query'
import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { filterChange } from '@/components/usage/filter-change'
import { FILTER_OF } from '@/components/usage/filter-of'
import { UsageTable } from '@/components/usage/usage-table'
import type { ViewParams } from '@/components/usage/view-params'
import { keysQuery } from '@/lib/keys/query-options'
import { prepareLogLink } from '@/lib/usage/prepare-log-link'
import { MEASURE_LABELS } from '@/lib/usage/prepare-title'
import { prepareUsageTable } from '@/lib/usage/prepare-usage-table'
import type { Measure, UsageAnswer, UsageQuery } from '@/lib/usage/schema'

export type UsageBreakdownProps = {
  account: string
  view: UsageQuery
  answer: UsageAnswer
  /** The figures of each group; the usual ones unless told. */
  figures?: readonly Measure[]
  setView: (change: Partial<ViewParams>) => void
}

function titleOf({ grouping }: UsageAnswer): string {
  return grouping === 'none' ? 'Totals' : `By ${grouping}`
}

/** The numbers of the chart above it as a table, ordered by what is measured. */
export function UsageBreakdown({ account, view, answer, figures, setView }: UsageBreakdownProps) {
  const { locale } = useReader()
  const keys = useQuery(keysQuery(account))
  const filter = FILTER_OF[answer.grouping]
  const hints = new Map(keys.data?.map(({ keyId, hint }) => [keyId, hint]))
  const measured = MEASURE_LABELS[answer.measure]
  const sentence = `The most first; shares are of ${measured.charAt(0).toLowerCase()}${measured.slice(1)}`
  return (
    <Panel
      title={titleOf(answer)}
      sentence={answer.grouping === 'none' ? undefined : sentence}
      actions={
        <LinkButton tone="link" href={prepareLogLink(account, view)}>
          See the requests
        </LinkButton>
      }
    >
      <UsageTable
        caption={titleOf(answer)}
        table={prepareUsageTable(answer, locale, figures)}
        notes={hints}
        logLink={(id) => prepareLogLink(account, filter ? { ...view, [filter]: [id] } : view)}
        onPick={(id) => filter && setView(filterChange(filter, [id]))}
      />
    </Panel>
  )
}
