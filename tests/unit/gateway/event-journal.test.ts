import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { EventJournal, type GatewayRow } from '@/lib/gateway/event-journal'

const folder = mkdtempSync(join(tmpdir(), 'gateway-journal-'))
const path = join(folder, 'journal')
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const row = (id: string): GatewayRow => ({ id, status: 200 })

function opened() {
  const journal = new EventJournal(path)
  journal.open()
  return journal
}

async function drained(journal: EventJournal): Promise<string[]> {
  const ids: string[] = []
  const store = async (rows: readonly GatewayRow[]) => {
    ids.push(...rows.map(({ id }) => id))
  }
  while (journal.waiting > 0) await journal.drain(store)
  return ids
}

describe('EventJournal', () => {
  it('gives each row away once, and leaves no file of it', async () => {
    const journal = opened()
    journal.add(row('a'))
    journal.add(row('b'))
    expect(await drained(journal)).toEqual(['a', 'b'])
    journal.add(row('c'))
    expect(await drained(journal)).toEqual(['c'])
    journal.close()
    expect(readdirSync(folder)).toEqual(['journal'])
    expect(await drained(opened())).toEqual([])
  })

  it('keeps rows that could not be stored, for this process and the next', async () => {
    const journal = opened()
    journal.add(row('a'))
    const away = () => Promise.reject(new Error('the database is away'))
    await expect(journal.drain(away)).rejects.toThrow('away')
    journal.add(row('b'))
    await expect(journal.drain(away)).rejects.toThrow('away')
    expect(journal.waiting).toBe(2)
    const next = opened()
    expect(await drained(next)).toEqual(['a', 'b'])
    next.close()
    expect(await drained(opened())).toEqual([])
  })

  it('reads past a row that a kill cut short, and loses none that comes after', async () => {
    const journal = opened()
    journal.add(row('a'))
    appendFileSync(path, '{"id":"cut')
    const next = opened()
    next.add(row('b'))
    const last = opened()
    expect(await drained(last)).toEqual(['a', 'b'])
  })

  it('takes rows in while others are being stored', async () => {
    const journal = opened()
    journal.add(row('a'))
    const ids: string[] = []
    await journal.drain(async (rows) => {
      journal.add(row('b'))
      ids.push(...rows.map(({ id }) => id))
    })
    expect(ids).toEqual(['a'])
    expect(await drained(journal)).toEqual(['b'])
  })
})
