import { AdmissionLog } from '@/lib/limits/admission-log'
import { decide } from '@/lib/limits/decide'
import {
  ADDRESS_PREFIX,
  type Admission,
  type AskedWindow,
  type Decision,
  type WindowState,
} from '@/lib/limits/schema'

/** Client addresses remembered at once. One more is refused until one is forgotten: memory has an end. */
export const MAX_ADDRESSES = 100_000
/** Subjects looked at with every request, to forget some: more than one request can add. */
const SWEPT_A_REQUEST = 4
const FULL_WAIT_MS = 1_000

type Subject = { log: AdmissionLog; keepMs: number }

const isAddress = (subject: string) => subject.startsWith(ADDRESS_PREFIX)

/**
 * The admissions of this process, in memory. It is exact while one process decides for an account: a decision
 * and what it consumes are one step that nothing comes between.
 */
export class LocalAdmissions {
  private readonly subjects = new Map<string, Subject>()
  private addresses = 0
  private sweep = this.subjects.entries()

  /**
   * @param clock milliseconds that never go back
   * @param note is told of every admission before it is answered
   */
  constructor(
    private readonly clock: () => number,
    private readonly note: (admissions: readonly Admission[], at: number) => void,
  ) {}

  /** Takes up what was admitted before this process began; oldest first. */
  remember({ subject, at, keepMs }: Admission): void {
    this.logOf(subject, keepMs).add(at, keepMs)
  }

  /** Decides, and where every window has room and `consume` says so, takes a place in each. */
  ask(windows: readonly AskedWindow[], { consume }: { consume: boolean }): Decision {
    const at = this.clock()
    this.forgetSome(at)
    if (windows.some((window) => this.isBeyondMemory(window)))
      return { refusedBy: 'ip', retryAfterMs: FULL_WAIT_MS }
    const logs = windows.map(({ subject, keepMs }) => this.logOf(subject, keepMs))
    const decision = decide(windows, logs, at)
    if (decision.refusedBy !== null || !consume) return decision
    this.note(
      windows.map(({ subject, keepMs }) => ({ subject, keepMs, at })),
      at,
    )
    for (const [place, log] of logs.entries()) log.add(at, windows[place]?.keepMs ?? 0)
    return decision
  }

  /** How full each window is now. */
  states(windows: readonly AskedWindow[]): WindowState[] {
    const at = this.clock()
    return windows.map((window) => {
      const log = this.subjects.get(window.subject)?.log
      const used = log?.usedAt(at, window.windowMs) ?? 0
      const resetMs = log && used > 0 ? log.newest + window.windowMs - at : 0
      return { ...window, used, left: Math.max(0, window.requests - used), resetMs }
    })
  }

  get size(): number {
    return this.subjects.size
  }

  private isBeyondMemory({ subject }: AskedWindow): boolean {
    return this.addresses >= MAX_ADDRESSES && isAddress(subject) && !this.subjects.has(subject)
  }

  private logOf(name: string, keepMs: number): AdmissionLog {
    const known = this.subjects.get(name)
    if (known) {
      if (known.keepMs < keepMs) known.keepMs = keepMs
      return known.log
    }
    const log = new AdmissionLog()
    this.subjects.set(name, { log, keepMs })
    if (isAddress(name)) this.addresses++
    return log
  }

  /** A subject is forgotten when nothing that it was admitted could count any more. */
  private forgetSome(at: number): void {
    for (let looked = 0; looked < SWEPT_A_REQUEST; looked++) {
      const { value, done } = this.sweep.next()
      if (done) {
        this.sweep = this.subjects.entries()
        return
      }
      const [name, { log, keepMs }] = value
      if (log.newest + keepMs > at) continue
      this.subjects.delete(name)
      if (isAddress(name)) this.addresses--
    }
  }
}
