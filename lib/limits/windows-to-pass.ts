import type { LongestWindows } from '@/lib/limits/limit-directory'
import {
  ADDRESS_PREFIX,
  type AskedWindow,
  type BoundedWindow,
  type CurrentLimits,
  IP_WINDOW,
  TIER_WINDOW,
  type Window,
} from '@/lib/limits/schema'

type Named = Pick<AskedWindow, 'limit' | 'subject' | 'model'>

function asked(named: Named, window: BoundedWindow, longestMs: number | undefined): AskedWindow {
  const windowMs = window.windowSeconds * 1000
  return { ...named, requests: window.requests, windowMs, keepMs: longestMs ?? windowMs }
}

const isBounded = (window: Window): window is BoundedWindow => window.requests !== null

/** @returns null for a tier that admits any number */
export function tierWindow(
  accountId: bigint,
  { tier }: CurrentLimits,
  longest: LongestWindows,
): AskedWindow | null {
  const named: Named = { limit: 'tier', subject: `tier ${accountId}`, model: null }
  return isBounded(tier) ? asked(named, tier, longest.get(TIER_WINDOW)) : null
}

export function modelWindow(
  accountId: bigint,
  own: CurrentLimits['models'][number],
  longest: LongestWindows,
): AskedWindow {
  const { model } = own
  return asked({ limit: 'model', subject: `model ${accountId} ${model}`, model }, own, longest.get(model))
}

/** @param address what stands for the client's network */
export function addressWindow(address: string, { ip }: CurrentLimits, longest: LongestWindows) {
  const named: Named = { limit: 'ip', subject: `${ADDRESS_PREFIX}${address}`, model: null }
  return isBounded(ip) ? asked(named, ip, longest.get(IP_WINDOW)) : null
}

export type AskedRequest = {
  accountId: bigint
  /** The model's name in the price book. */
  model: string
  /** What stands for the client's network; null where the asker knows none. */
  address: string | null
}

/**
 * The windows that a request of an account must pass: its address's, its tier's, and its model's where that
 * has one of its own. A window that admits any number is none.
 */
export function windowsToPass(
  { accountId, model, address }: AskedRequest,
  limits: CurrentLimits,
  longest: LongestWindows,
): AskedWindow[] {
  const own = limits.models.find((each) => each.model === model)
  const windows = [
    address === null ? null : addressWindow(address, limits, longest),
    tierWindow(accountId, limits, longest),
    own ? modelWindow(accountId, own, longest) : null,
  ]
  return windows.filter((window) => window !== null)
}
