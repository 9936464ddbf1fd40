import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePeriods } from '@/lib/billing/close-periods'
import { depositDirect } from '@/lib/billing/deposit-direct'
import type { StatementView } from '@/lib/billing/statement-schema'
import { writeStatementPdf } from '@/lib/billing/write-statement-pdf'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { CLOSES, imageRow, sendAt, septemberOf, statementsOf } from '@/tests/support/closed-months'
import { type DataPlane, startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { pdfText } from '@/tests/support/pdf-text'
import { signedIn } from '@/tests/support/sign-in'

const NOVEMBER = new Date('2026-11-04T00:00:00Z')

async function textOf(statement: StatementView): Promise<string[]> {
  const destination = new PassThrough()
  const [file] = await Promise.all([buffer(destination), writeStatementPdf(statement, destination)])
  return pdfText(file)
}

/** Amounts as picos, in order. */
function amounts(texts: readonly string[]): bigint[] {
  return texts.flatMap((text) => {
    const match = /^(-?)\$([\d,]+)(?:\.(\d{1,12}))?$/.exec(text)
    if (!match) return []
    const [, sign, whole = '0', fraction = ''] = match
    const picos = BigInt(whole.replaceAll(',', '') + fraction.padEnd(12, '0'))
    return [sign ? -picos : picos]
  })
}

describe('a statement as PDF', () => {
  let made: Awaited<ReturnType<typeof makeAccount>>
  let statements: StatementView[] = []
  let plane: DataPlane

  beforeAll(async () => {
    plane = await startDataPlane()
    made = await makeAccount()
    const deposit = { accountId: made.accountId, amountPicos: 5n * PICOS_PER_USD, idempotencyKey: 'd' }
    await depositDirect(deposit, { now: new Date('2026-09-03T00:00:00Z') })
    await septemberOf(made)
    await closePeriods({ now: CLOSES })
    await sendAt(made, [imageRow('2026-09-20T00:00:00Z')], '2026-10-05T00:00:00Z')
    await closePeriods({ now: NOVEMBER })
    statements = await statementsOf(made.accountId, NOVEMBER)
  })
  afterAll(() => plane.stop())

  it('says number, account, every line, the sums and the total, to the pico', async () => {
    for (const statement of statements) {
      const texts = await textOf(statement)
      const said = texts.join('\n')
      expect(texts).toContain(`Statement ${statement.number}`)
      expect(said).toContain(`Acme, ${statement.accountId}`)
      for (const { model } of statement.lines) expect(said.replaceAll('\n', '')).toContain(model)
      const found = amounts(texts).map(String)
      const lines = statement.lines.map((line) => line.amountPicos)
      const { totalPicos, usagePicos, correctionsPicos, closingPicos } = statement
      const expected = [...lines, totalPicos, usagePicos, correctionsPicos, closingPicos]
      expect(found).toEqual(expect.arrayContaining(expected))
      expect(texts[texts.indexOf('Total') + 1]).toBe(
        texts[texts.indexOf('Total of this statement') + 1]?.slice(1),
      )
    }
    expect((await textOf(statements[0] ?? ({} as StatementView))).join('\n')).toContain(
      'Corrections of September 2026',
    )
  })

  it('goes on over as many pages as it needs, each with its number', async () => {
    const [, september] = statements
    const [line] = september?.lines ?? []
    if (!september || !line) throw new Error('September has no lines')
    const many = Array.from({ length: 500 }, (_, at) => ({ ...line, line: at }))
    const texts = await textOf({ ...september, lines: many })
    expect(
      amounts(texts).filter((picos) => picos === BigInt(line.amountPicos)).length,
    ).toBeGreaterThanOrEqual(500)
    const feet = texts.filter((text) => text.includes(', page '))
    expect(feet.length).toBeGreaterThan(5)
    expect(feet).toEqual(feet.map((_, at) => `Statement 2026-09-0001, page ${at + 1}`))
  })

  it('shows a question mark for what its fonts do not have, and nothing of it breaks the page', async () => {
    const [october] = statements
    if (!october) throw new Error('there is no October')
    const said = (await textOf({ ...october, accountName: 'Müller & 株式会社 (\\)' })).join('\n')
    expect(said).toContain('Müller & ???? (\\), acc_')
  })

  it('is had by a key that reads usage or a member, and by nobody else', async () => {
    const [statement] = statements
    const path = `/v1/exports/statement.pdf?statement=${statement?.statementId}`
    const ask = async (headers: Record<string, string>) => {
      const response = await fetch(`${plane.url}${path}`, { headers })
      return { response, file: Buffer.from(await response.arrayBuffer()) }
    }
    const stranger = await makeAccount()
    const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
    const { response, file } = await ask(bearer(made.usageKey.key))
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toContain('statement_2026-10-0002.pdf')
    expect(pdfText(file)).toContain('Statement 2026-10-0002')
    expect((await ask({ cookie: await signedIn(made.email) })).response.status).toBe(200)
    expect((await ask({})).response.status).toBe(401)
    expect((await ask(bearer(made.inferenceKey.key))).response.status).toBe(403)
    expect((await ask(bearer(stranger.usageKey.key))).response.status).toBe(404)
    const csv = `${plane.url}/v1/exports/billing.csv?statement=${statement?.statementId}`
    expect((await fetch(csv, { headers: bearer(stranger.usageKey.key) })).status).toBe(404)
    const own = await fetch(csv, { headers: bearer(made.usageKey.key) })
    expect(own.headers.get('content-disposition')).toMatch(/billing_acc_\w+_2026-10-0002\.csv/)
  })
})
