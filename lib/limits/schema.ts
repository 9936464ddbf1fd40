/** requests is null when the window admits any number. */
export type Window = { requests: number | null; windowSeconds: number }
export type BoundedWindow = { requests: number; windowSeconds: number }

/** The windows that a request of an account passes, at one moment. */
export type CurrentLimits = {
  tier: Window
  models: ({ model: string } & BoundedWindow)[]
  ip: Window
}

/** A dated limit: it holds from startsAtMs until the next one of the same tier, account and model. */
export type LimitRow = Window & {
  tierId: string
  /** 0n for every account of the tier, else the account that has its own. */
  accountId: bigint
  /** A model's name, or one of the two words below, which no model can be called. */
  model: string
  startsAtMs: number
}

/** Stands in place of a model for the window of the tier itself. */
export const TIER_WINDOW = ''
/** Stands in place of a model for the window of each client address. */
export const IP_WINDOW = '(ip)'
