import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { AdmissionJournal } from '@/lib/limits/admission-journal'

const folder = mkdtempSync(join(tmpdir(), 'admissions-'))
const path = join(folder, 'journal')
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const admitted = (at: number, subject = 'tier 1', keepMs = 60_000) => ({ at, keepMs, subject })

/** What the next process finds, opened at `now`. */
function reopened(now: number) {
  const journal = new AdmissionJournal(path)
  const found = journal.open(now)
  journal.close()
  return found
}

describe('AdmissionJournal', () => {
  it('gives the next process what can count yet, without a proper end', () => {
    const journal = new AdmissionJournal(path)
    expect(journal.open(1_000_000)).toEqual([])
    const [first, second] = [admitted(1_000_000.25), admitted(1_030_000, 'model 1 FLUX.1-dev', 300_000)]
    journal.note([first], first.at)
    journal.note([second], second.at)
    expect(reopened(1_030_001)).toEqual([first, second])
    expect(reopened(1_060_001)).toEqual([second])
    expect(reopened(1_330_000)).toEqual([])
  })

  it('reads past a line that was cut short, and goes on', () => {
    const journal = new AdmissionJournal(path)
    journal.open(1_000_000)
    journal.note([admitted(1_000_001)], 1_000_001)
    journal.close()
    appendFileSync(path, '1000002 600')
    expect(reopened(1_000_003)).toEqual([admitted(1_000_001)])
  })

  it('keeps two files, and in them every line that counts', () => {
    const journal = new AdmissionJournal(path)
    journal.open(0)
    const noted = Array.from({ length: 40 }, (_, place) => admitted((place + 1) * 10_000))
    for (const each of noted) journal.note([each], each.at)
    expect(readdirSync(folder).sort()).toEqual(['journal', 'journal.older'])
    expect(reopened(400_000)).toEqual(noted.filter(({ at }) => at + 60_000 > 400_000))
  })
})
