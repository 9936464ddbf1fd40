'use client'

import { prepareStatementFiles } from '@/lib/billing/prepare-statement-files'
import type { BillingMonth } from '@/lib/billing/schema'

export type MonthFilesProps = { account: string; month: BillingMonth; name: string }

const LINK = 'inline-block min-h-6 underline decoration-line-strong underline-offset-[3px]'

/** Months are UTC's, and so is the export of one: the file's sum is the month's usage by date. */
function usageHref(account: string, { startAt, endAt }: BillingMonth): string {
  const params = { account, start: startAt.slice(0, 10), end: endAt.slice(0, 10), time_zone: 'UTC' }
  return `/v1/exports/billing.csv?${new URLSearchParams(params)}`
}

/** The files of a month: of its statement when it has one, and its usage by date. */
export function MonthFiles({ account, month, name }: MonthFilesProps) {
  const files = month.statement ? prepareStatementFiles(account, month.statement) : []
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-3 max-wide:flex-col max-wide:items-end">
      {files.map(({ label, href }) => (
        <a key={label} href={href} className={LINK} aria-label={`Statement of ${name} as ${label}`}>
          {label}
        </a>
      ))}
      <a href={usageHref(account, month)} className={LINK} aria-label={`Usage of ${name} as CSV`}>
        Usage
      </a>
    </span>
  )
}
