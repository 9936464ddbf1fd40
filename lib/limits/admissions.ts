import { AdmissionJournal } from '@/lib/limits/admission-journal'
import { countJournalFailure } from '@/lib/limits/count-decision'
import { LocalAdmissions } from '@/lib/limits/local-admissions'
import type { Admission } from '@/lib/limits/schema'
import { log } from '@/lib/log'

/** One a process: the pages' copy of this module reads the windows that the data plane fills. */
const shared = globalThis as typeof globalThis & { inferometerAdmissions?: LocalAdmissions }

/** Milliseconds that never go back, whatever is done to the machine's clock, from a first moment on. */
function steadyClock(startAt: number): () => number {
  const beganAt = performance.now()
  return () => startAt + performance.now() - beganAt
}

/**
 * Opens the limiter of this process, with what earlier ones noted in the journal at `path`. Its clock goes on
 * from there at the earliest: were the machine's set back meanwhile, windows would empty late, never early.
 *
 * A journal that can't be written is said once, counted, and gone without: requests are still limited, but a
 * restart would forget what was admitted.
 *
 * @returns the function that closes the journal
 */
export function openAdmissions(path: string): () => void {
  const journal = new AdmissionJournal(path)
  const before = journal.open(Date.now())
  const clock = steadyClock(Math.max(Date.now(), before.at(-1)?.at ?? 0))
  let isSaid = false
  const note = (admissions: readonly Admission[], at: number) => {
    try {
      journal.note(admissions, at)
    } catch (error) {
      countJournalFailure()
      if (!isSaid) log.error({ err: (error as Error).message }, 'admissions cannot be noted on disk')
      isSaid = true
    }
  }
  const local = new LocalAdmissions(clock, note)
  for (const admission of before) local.remember(admission)
  shared.inferometerAdmissions = local
  return () => journal.close()
}

/** The limiter of this process; one that was not opened, as in a script, begins empty and notes nothing. */
export function admissions(): LocalAdmissions {
  shared.inferometerAdmissions ??= new LocalAdmissions(steadyClock(Date.now()), () => undefined)
  return shared.inferometerAdmissions
}
