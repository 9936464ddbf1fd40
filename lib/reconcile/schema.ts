import { z } from 'zod'

/** Every equation that is proved of an account, in the order in which money flows through it. */
export const EQUATIONS = {
  minutes: 'Events = minute rows, by day',
  hours: 'Events = hour rows, by day',
  prices: 'Present ratings = minute rows, by day and price',
  rerated: 'Runs of re-rating = cost recorded as re-rated',
  recorded: 'Minute rows = recorded cost, by month of use',
  charge: 'Posted cost = charge entries, by billing month',
  rerate: 'Posted re-rated cost = re-rate entries, by billing month',
  charged: 'Charge and re-rate entries = total of the statement',
  paid: 'Other entries = what the statement says of them',
  lines: 'Total of the statement = its lines',
  stated: 'Hour rows = lines of the month in statements',
  exported: 'A statement = its own export',
  chain: 'Sum of entries = running balances',
  csv: 'Minute rows = billing CSV, by day',
} as const
export type Equation = keyof typeof EQUATIONS

/**
 * Two figures that should be one. `at` is a UTC day, a billing month, or the number of a ledger entry; `what`
 * says which figures; both values are exact decimal text.
 */
export type Difference = {
  account: string
  equation: Equation
  at: string
  what: string
  expected: string
  found: string
}

/** How much was compared, so that no difference can't mean that nothing was looked at. */
export type Checked = { accounts: number; days: number; periods: number; entries: number }

export type Reconciliation = { differences: Difference[]; checked: Checked }

/** A sum by month, on both sides. */
export type PeriodSides = { equation: Equation; period: string; expected: string; found: string }

/** What the last check of an account found; at most so many differences are kept, `count` says how many. */
export type AccountResult = {
  account: string
  name: string
  ranAt: string
  checked: Omit<Checked, 'accounts'>
  count: number
  differences: Difference[]
  periods: PeriodSides[]
  /** Days of use, the newest first; `isEqual` as the last check found it. */
  days: { day: string; isEqual: boolean }[]
}

export type ResultRow = {
  account: string
  name: string
  /** Null for an account that was never checked. */
  ranAt: string | null
  count: number
}

/** How the last checks of all accounts ended; `rows` are at most a hundred, those that differ first. */
export type ReconcileOverview = {
  accounts: number
  checked: number
  unequal: number
  oldestAt: string | null
  newestAt: string | null
  equations: { equation: Equation; accounts: number; differences: number }[]
  rows: ResultRow[]
}

/** How far a check of all accounts is that began at `startedAt`, which the next step is asked with. */
export type CheckProgress = { startedAt: string; done: number; total: number }

/** Without `startedAt` a check begins. */
export const checkBodySchema = z.strictObject({ startedAt: z.iso.datetime().optional() })
export const daySchema = z.object({ day: z.iso.date() })

/**
 * What one day's usage adds up to on every side, group by group; the arrays run as `measures`. At most so
 * many groups are told, those that differ first; `total` says how many there are.
 */
export type DaySides = {
  day: string
  total: number
  measures: string[]
  groups: { group: string; isEqual: boolean; events: string[]; minutes: string[]; hours: string[] }[]
}
