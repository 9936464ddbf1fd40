import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Admission } from '@/lib/limits/schema'

/** A file is put away after this long at the least, so that few are made. */
const MIN_AGE_MS = 60_000

const LINE = /^(\d+(?:\.\d+)?) (\d+) (.+)$/

function parse(line: string): Admission[] {
  const [, at, keepMs, subject] = LINE.exec(line) ?? []
  return at && keepMs && subject ? [{ at: Number(at), keepMs: Number(keepMs), subject }] : []
}

/**
 * A file of admissions, so that a process that was killed knows after its restart what its windows held. A
 * line is written before the request goes on, and not synced: it outlives the process, not the machine, which
 * takes longer to come back than a window lasts. There are two files: when the newer one is as old as the
 * longest window it becomes the older one, and what stood there before counts no more.
 */
export class AdmissionJournal {
  private file: number | null = null
  private beganAt = 0
  private longestMs = MIN_AGE_MS

  constructor(private readonly path: string) {}

  /**
   * Takes up what earlier processes noted, and goes on from it in a new file. A kill in the middle of this
   * can leave a line in both files: its admission then counts twice, which is the safe side.
   *
   * @returns what can count yet, oldest first; a line that was cut short is none
   */
  open(now: number): Admission[] {
    mkdirSync(dirname(this.path), { recursive: true })
    const lines = [this.older, this.path].flatMap((path) =>
      existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [],
    )
    const live = lines.flatMap(parse).filter(({ at, keepMs }) => at + keepMs > now)
    live.sort((a, b) => a.at - b.at)
    const made = `${this.path}.new`
    this.file = openSync(made, 'w')
    this.beganAt = now
    this.write(live)
    renameSync(made, this.path)
    rmSync(this.older, { force: true })
    return live
  }

  /** @throws when the disk takes no more */
  note(admissions: readonly Admission[], now: number): void {
    for (const { keepMs } of admissions) this.longestMs = Math.max(this.longestMs, keepMs)
    if (now - this.beganAt > this.longestMs) this.turn(now)
    this.write(admissions)
  }

  close(): void {
    if (this.file !== null) closeSync(this.file)
    this.file = null
  }

  private get older(): string {
    return `${this.path}.older`
  }

  private write(admissions: readonly Admission[]): void {
    if (this.file === null || admissions.length === 0) return
    writeSync(this.file, admissions.map(({ at, keepMs, subject }) => `${at} ${keepMs} ${subject}\n`).join(''))
  }

  private turn(now: number): void {
    this.close()
    renameSync(this.path, this.older)
    this.file = openSync(this.path, 'w')
    this.beganAt = now
  }
}
