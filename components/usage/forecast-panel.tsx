'use client'

import { useId, useMemo, useState } from 'react'
import { Bar } from '@/components/ui/bar'
import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { type QueryLike, QueryState } from '@/components/ui/query-state'
import { useReader } from '@/components/ui/reader'
import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { divideHalfEven, PICOS_PER_CENT, PICOS_PER_USD } from '@/lib/money/picos'
import { formatInstant } from '@/lib/time/format-instant'
import type { ForecastCourse } from '@/lib/usage/forecast-schema'
import { type Forecast, prepareForecast } from '@/lib/usage/prepare-forecast'
import { prepareForecastText } from '@/lib/usage/prepare-forecast-text'

type Ready = Extract<Forecast, { state: 'ready' }>

/** Nobody knows a month to come to the millionth: above a dollar, cents are what can be said. */
function roughly(picos: bigint): string {
  if (picos < PICOS_PER_USD) return picos.toString()
  return (divideHalfEven(picos, PICOS_PER_CENT) * PICOS_PER_CENT).toString()
}

export type ForecastPanelProps = {
  course: QueryLike<ForecastCourse>
  /** The account's budget a month, in picos, where it has one and the page is narrowed to nothing. */
  budgetPicos: string | null
}

/** What the month will have cost by its end, how that is known, and what it means for the budget. */
export function ForecastPanel({ course, budgetPicos }: ForecastPanelProps) {
  const { locale } = useReader()
  const [isOpen, setOpen] = useState(false)
  const forecast = useMemo(() => (course.data ? prepareForecast(course.data) : undefined), [course.data])
  const query = { ...course, data: forecast }
  const month = course.data ? formatInstant(course.data.readAt, locale, 'UTC', 'month') : 'the month'
  return (
    <Panel
      title={`Forecast for ${month}`}
      sentence="the whole billing month, UTC"
      actions={
        forecast?.state === 'ready' ? (
          <Button tone="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide the days' : 'Days to come'}
          </Button>
        ) : null
      }
    >
      <QueryState query={query} height={128}>
        {(data) =>
          data.state === 'short' ? (
            <p className="px-4 pt-1 pb-4 text-ink-2">
              There is too little history: a forecast needs {formatCount(data.daysNeeded, locale)} whole days
              with usage behind it, and there {data.daysKnown === 1 ? 'is' : 'are'}{' '}
              {formatCount(data.daysKnown, locale)}.
            </p>
          ) : (
            <>
              <Figures forecast={data} budgetPicos={budgetPicos} />
              {isOpen ? <DaysToCome forecast={data} /> : null}
            </>
          )
        }
      </QueryState>
    </Panel>
  )
}

function Figures({ forecast, budgetPicos }: { forecast: Ready; budgetPicos: string | null }) {
  const { locale } = useReader()
  const { spentPicos, expectedPicos, band } = forecast
  const money = (picos: bigint) => <Money picos={roughly(picos)} style="short" />
  return (
    <div className="grid gap-3 px-4 pt-1 pb-4">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <div>
          <dt className="text-xs text-ink-2">So far</dt>
          <dd className="text-lg font-semibold">{money(spentPicos)}</dd>
        </div>
        <div>
          <dt className="text-xs text-ink-2">Expected by the end</dt>
          <dd className="text-lg font-semibold">{money(expectedPicos)}</dd>
        </div>
        {band ? (
          <div>
            <dt className="text-xs text-ink-2">Between</dt>
            <dd className="text-lg font-semibold">
              {money(band.lowPicos)} <span className="font-normal text-ink-2">and</span>{' '}
              {money(band.highPicos)}
            </dd>
          </div>
        ) : null}
      </dl>
      {budgetPicos ? <AgainstBudget forecast={forecast} budgetPicos={BigInt(budgetPicos)} /> : null}
      <p className="max-w-[88ch] text-xs text-ink-2">{prepareForecastText(forecast, locale)}</p>
    </div>
  )
}

function AgainstBudget({ forecast, budgetPicos }: { forecast: Ready; budgetPicos: bigint }) {
  const { locale } = useReader()
  const id = useId()
  const { expectedPicos, band } = forecast
  const money = (picos: bigint) => formatMoney(roughly(picos), locale, 'short')
  const isOver = expectedPicos > budgetPicos
  const off = isOver ? expectedPicos - budgetPicos : budgetPicos - expectedPicos
  const edge =
    band && !isOver && band.highPicos > budgetPicos ? '; at the upper edge of the band it would pass' : ''
  const text = `${money(expectedPicos)} of a budget of ${money(budgetPicos)}: ${money(off)} ${
    isOver ? 'above' : 'below'
  } it${edge}`
  return (
    <div className="max-w-[560px]">
      <p id={id} className={isOver ? 'text-bad' : undefined}>
        Expected {text}.
      </p>
      <Bar
        ratio={Number((expectedPicos * 1000n) / budgetPicos) / 1000}
        kind="limit"
        labelledBy={id}
        text={text}
      />
    </div>
  )
}

function DaysToCome({ forecast }: { forecast: Ready }) {
  const { locale } = useReader()
  const { days, spentPicos, expectedPicos } = forecast
  return (
    <div className="border-t border-line">
      <DataTable
        caption="Days to come"
        maxHeight={320}
        rows={days}
        rowKey={({ day }) => day}
        columns={[
          {
            id: 'day',
            header: 'Day',
            heading: true,
            cell: ({ day, isToday }) =>
              formatInstant(`${day}T00:00:00Z`, locale, 'UTC', 'day') +
              (isToday ? ', what is left of it' : ''),
          },
          {
            id: 'expected',
            header: 'Expected',
            numeric: true,
            cell: ({ expectedPicos: picos }) => <Money picos={roughly(picos)} style="short" />,
          },
        ]}
        footer={{
          day: 'With what was spent so far',
          expected: (
            <>
              <Money picos={roughly(spentPicos)} style="short" />
              <span className="font-normal text-ink-2"> + these = </span>
              <Money picos={roughly(expectedPicos)} style="short" />
            </>
          ),
        }}
      />
    </div>
  )
}
