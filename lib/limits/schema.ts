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

/** Which limit refused: the tier's, a model's, or that of the client's address. */
export type LimitName = 'tier' | 'model' | 'ip'

/** A window that a request must pass: whose admissions it counts, and how many of them it lets in. */
export type AskedWindow = {
  limit: LimitName
  /** What shares the window, for example one account with one model. */
  subject: string
  /** The model whose window it is; null for the others. */
  model: string | null
  requests: number
  windowMs: number
  /** How far back admissions are remembered: the longest window that this subject could come to have. */
  keepMs: number
}

/** refusedBy is null where every window has room; else retryAfterMs is when all of them have. */
export type Decision = { refusedBy: LimitName | null; retryAfterMs: number }

/** How full a window is; resetMs is the time until it is empty. */
export type WindowState = AskedWindow & { used: number; left: number; resetMs: number }

/** One request let into one window, in milliseconds of the limiter's clock. */
export type Admission = Pick<AskedWindow, 'subject' | 'keepMs'> & { at: number }

/** What the subjects that are client addresses begin with; of those there can be any number. */
export const ADDRESS_PREFIX = 'ip '
