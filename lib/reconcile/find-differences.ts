import { CSV_MEASURES, type CsvMismatch } from '@/lib/reconcile/queries/csv-sums'
import { DAY_MEASURES, type DayMismatch } from '@/lib/reconcile/queries/day-sums'
import type { ChainFault } from '@/lib/reconcile/queries/entry-chain'
import type { PeriodSum } from '@/lib/reconcile/queries/period-sums'
import { PRICE_MEASURES, type PriceMismatch } from '@/lib/reconcile/queries/price-sums'
import type { ReratedSums } from '@/lib/reconcile/queries/rerated-sums'
import type { StatementSum } from '@/lib/reconcile/queries/statement-sums'
import type { Difference, Equation } from '@/lib/reconcile/schema'

type Found = Omit<Difference, 'account'>

const PERIOD_WHAT = {
  recorded: 'recorded cost by month of use against minute rows, in picos',
  charge: 'charge entries against posted cost, in picos',
  rerate: 're-rate entries against posted cost, in picos',
  charged: 'total of the statement against charge and re-rate entries, in picos',
  paid: 'deposits, promo and other entries in the statement against the ledger, in picos',
  exported: 'an export of the statement against its total, in picos',
  lines: 'lines of the statement against its total, in picos',
  stated: 'lines of the month in statements against hour rows, what is not stated yet left out, in picos',
}

function compare(
  equation: Equation,
  at: string,
  what: string,
  names: readonly string[],
  expected: string[],
  found: string[],
): Found[] {
  return names.flatMap((name, index) => {
    const [left, right] = [expected[index] ?? '0', found[index] ?? '0']
    return left === right ? [] : [{ equation, at, what: `${name} ${what}`, expected: left, found: right }]
  })
}

/** Says what the reads of one account found, figure by figure. */
export function findDifferences(read: {
  days: DayMismatch[]
  prices: PriceMismatch[]
  rerated: ReratedSums
  periods: (PeriodSum | StatementSum)[]
  chain: ChainFault[]
  csv: CsvMismatch[]
}): Found[] {
  const unequalDays = new Set(read.days.map(({ day }) => day))
  return [
    ...read.days.flatMap(({ day, group, events, minutes, hours }) => [
      ...compare('minutes', day, `in minute rows against events (${group})`, DAY_MEASURES, events, minutes),
      ...compare('hours', day, `in hour rows against events (${group})`, DAY_MEASURES, events, hours),
    ]),
    // Where a day differs already, its prices would only say so again.
    ...read.prices
      .filter(({ day }) => !unequalDays.has(day))
      .flatMap(({ day, group, events, minutes }) =>
        compare(
          'prices',
          day,
          `in minute rows against present ratings (${group})`,
          PRICE_MEASURES,
          events,
          minutes,
        ),
      ),
    ...compare(
      'rerated',
      'all periods',
      'against runs of re-rating',
      ['re-rated picos'],
      [read.rerated.runs],
      [read.rerated.recorded],
    ),
    ...read.periods
      .filter(({ expected, found }) => expected !== found)
      .map(({ check, period, expected, found }) => ({
        equation: check,
        at: period,
        what: PERIOD_WHAT[check],
        expected,
        found,
      })),
    ...read.chain.map(({ number, what, expected, found }) => ({
      equation: 'chain' as const,
      at: `entry ${number}`,
      what,
      expected,
      found,
    })),
    ...read.csv.flatMap(({ day, minutes, csv }) =>
      compare('csv', day, 'in the CSV against minute rows', CSV_MEASURES, minutes, csv),
    ),
  ]
}
