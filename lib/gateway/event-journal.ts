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

/** A row of a request log, in the native format. */
export type GatewayRow = Record<string, unknown> & { id: string }

function rowsIn(path: string): GatewayRow[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line ? [JSON.parse(line) as GatewayRow] : []
      } catch {
        // Only the last line can be cut short, by a kill before its request was answered.
        return []
      }
    })
}

/**
 * The gateway's own request log on its way into the database. A row is on disk, written and not synced,
 * before the last byte of its answer leaves: so killing the process loses none. Ids are made here, so that a
 * row which comes in again after a restart is a duplicate.
 *
 * There are two files: rows are added to one while those of the other are taken in.
 */
export class EventJournal {
  private file: number | null = null
  private added: GatewayRow[] = []
  private taken: GatewayRow[] = []

  constructor(private readonly path: string) {}

  /** Takes up what an earlier process left. */
  open(): void {
    mkdirSync(dirname(this.path), { recursive: true })
    this.taken = rowsIn(this.takenPath)
    this.added = rowsIn(this.path)
    this.file = openSync(this.path, 'a')
    // What was cut short ends here, or the next row would be lost with it.
    if (this.added.length > 0) writeSync(this.file, '\n')
  }

  /** How many rows are not in the database yet. */
  get waiting(): number {
    return this.added.length + this.taken.length
  }

  /** @throws when the disk takes no more; the row then waits in memory alone */
  add(row: GatewayRow): void {
    this.added.push(row)
    if (this.file === null) throw new Error('the journal is not open')
    writeSync(this.file, `${JSON.stringify(row)}\n`)
  }

  /** Gives the rows that wait to `store`, and forgets them once it is done; when it fails they stay. */
  async drain(store: (rows: readonly GatewayRow[]) => Promise<void>): Promise<void> {
    if (this.taken.length === 0) this.turn()
    if (this.taken.length === 0) return
    await store(this.taken)
    this.taken = []
    rmSync(this.takenPath, { force: true })
  }

  close(): void {
    if (this.file !== null) closeSync(this.file)
    this.file = null
  }

  private get takenPath(): string {
    return `${this.path}.taken`
  }

  private turn(): void {
    if (this.added.length === 0 || this.file === null) return
    closeSync(this.file)
    renameSync(this.path, this.takenPath)
    this.file = openSync(this.path, 'a')
    this.taken = this.added
    this.added = []
  }
}
