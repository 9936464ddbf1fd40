/** How one of the long tests ended: what is printed, and what went wrong. */
export type Outcome = { summary: string; faults: string[] }
