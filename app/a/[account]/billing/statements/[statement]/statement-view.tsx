'use client'

import { StatementLinesTable } from '@/components/billing/statement-lines-table'
import { StatementPayments } from '@/components/billing/statement-payments'
import { StatementSummary } from '@/components/billing/statement-summary'
import { PageHeader } from '@/components/shell/page-header'
import { buttonClasses } from '@/components/ui/button-classes'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { prepareStatementFiles } from '@/lib/billing/prepare-statement-files'
import { prepareStatementLines } from '@/lib/billing/prepare-statement-lines'
import type { StatementView as Statement } from '@/lib/billing/statement-schema'
import { formatCount } from '@/lib/money/format-count'
import { formatInstant } from '@/lib/time/format-instant'

export type StatementViewProps = { account: string; statement: Statement }

export function StatementView({ account, statement }: StatementViewProps) {
  const { locale } = useReader()
  const [own, ...corrections] = prepareStatementLines(account, statement, locale)
  const month = (period: string) => formatInstant(`${period}-01T00:00:00Z`, locale, 'UTC', 'month')
  return (
    <>
      <PageHeader title={`Statement ${statement.number}`}>
        <LinkButton href={`/a/${account}/billing`}>All statements</LinkButton>
        {prepareStatementFiles(account, statement).map(({ label, href }) => (
          <a key={label} href={href} className={buttonClasses('plain')} aria-label={`Statement as ${label}`}>
            {label}
          </a>
        ))}
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {statement.unpriced === '0' ? null : (
          <Notice tone="warn" title={`Requests without a price: ${formatCount(statement.unpriced, locale)}.`}>
            Once their model has one, what they cost is a correction in the statement of the month that is
            then open.
          </Notice>
        )}
        <StatementSummary statement={statement} />
        <Panel title={`Usage of ${month(statement.period)}`} sentence="quantity × rate = amount">
          {own && own.rows.length > 0 ? (
            <StatementLinesTable caption={`Usage of ${month(statement.period)}`} group={own} />
          ) : (
            <EmptyState title="No usage">Nothing was charged for this month itself.</EmptyState>
          )}
        </Panel>
        {corrections.map((group) => (
          <Panel
            key={group.corrects}
            title={`Corrections of ${month(group.corrects ?? '')}`}
            sentence="recorded, priced or re-rated after that month had closed"
          >
            <StatementLinesTable caption={`Corrections of ${month(group.corrects ?? '')}`} group={group} />
          </Panel>
        ))}
        {statement.payments.length > 0 ? <StatementPayments payments={statement.payments} /> : null}
      </div>
    </>
  )
}
