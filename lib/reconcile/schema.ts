/**
 * Two figures that should be one. `at` is a UTC day, a billing month, or the number of a ledger entry; `what`
 * says which figures; both values are exact decimal text.
 */
export type Difference = { account: string; at: string; what: string; expected: string; found: string }

/** How much was compared, so that no difference can't mean that nothing was looked at. */
export type Checked = { accounts: number; days: number; periods: number; entries: number }

export type Reconciliation = { differences: Difference[]; checked: Checked }
