import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { prepareStatementLines, type StatementGroup } from '@/lib/billing/prepare-statement-lines'
import type { StatementView } from '@/lib/billing/statement-schema'
import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { PICOS_PER_CENT } from '@/lib/money/picos'
import { formatInstant } from '@/lib/time/format-instant'

/**
 * A statement on paper, in English, page after page as it is written: nothing is kept but the page at hand.
 * Its fonts are those that every reader of PDF has, which know the letters of Western Europe; others are
 * shown as a question mark.
 */
type Pdf = InstanceType<typeof PDFDocument>

const LOCALE = 'en-US'
const MARGIN = 48
const FOOT = 64
const COLUMNS = [
  { head: 'Model and project', x: 48, width: 160, align: 'left' },
  { head: 'What', x: 214, width: 84, align: 'left' },
  { head: 'Quantity', x: 300, width: 68, align: 'right' },
  { head: 'Rate', x: 372, width: 74, align: 'right' },
  { head: 'Amount', x: 450, width: 97, align: 'right' },
] as const
const RIGHT = 547
const INK = '#14171c'
/** As high as a line of the longest names gets. */
const LINE_HEIGHT = 58

/** What the standard fonts can't show is a question mark. */
function western(text: string): string {
  return text.normalize('NFC').replace(/[^\x20-\x7e\xa0-\xff€‘’“”–—•…]/gu, '?')
}

const exact = (picos: string) => formatMoney(picos, LOCALE, 'exact')
const month = (period: string) => formatInstant(`${period}-01T00:00:00Z`, LOCALE, 'UTC', 'month')

function rule(pdf: Pdf, y: number): void {
  pdf.moveTo(MARGIN, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor('#c8ccd2').stroke()
}

/** Begins a page where the rest of this one is too short. @returns whether it did */
function room(pdf: Pdf, height: number): boolean {
  if (pdf.y + height <= pdf.page.height - FOOT) return false
  pdf.addPage()
  return true
}

function footPages(pdf: Pdf, { number }: StatementView): void {
  let page = 0
  const foot = () => {
    page += 1
    const { x, y } = pdf
    pdf.page.margins.bottom = 0
    pdf.font('Helvetica').fontSize(8).fillColor('#5b6470')
    pdf.text(`Statement ${number}, page ${page}`, MARGIN, pdf.page.height - 40, { width: RIGHT - MARGIN })
    pdf.page.margins.bottom = MARGIN
    pdf.x = x
    pdf.y = y
  }
  foot()
  pdf.on('pageAdded', foot)
}

function facts(pdf: Pdf, rows: readonly [label: string, value: string, strong?: boolean][]): void {
  for (const [label, value, strong] of rows) {
    room(pdf, 18)
    const { y } = pdf
    pdf
      .font(strong ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(9.5)
      .fillColor(INK)
    pdf.text(label, MARGIN, y, { width: 220 })
    pdf.text(western(value), 280, y, { width: RIGHT - 280, align: 'right' })
    rule(pdf, pdf.y + 2)
    pdf.y += 5
  }
}

function heading(pdf: Pdf, text: string): void {
  room(pdf, 60)
  pdf.y += 14
  pdf.font('Helvetica-Bold').fontSize(12).fillColor(INK).text(text, MARGIN, pdf.y)
  pdf.y += 4
}

function cells(pdf: Pdf, texts: readonly string[], font: 'Helvetica' | 'Helvetica-Bold'): void {
  pdf.font(font).fontSize(8.5).fillColor(INK)
  const shown = texts.map(western)
  const heights = shown.map((text, at) =>
    pdf.heightOfString(text || ' ', { width: COLUMNS[at]?.width ?? 80 }),
  )
  const height = Math.max(...heights)
  const { y } = pdf
  for (const [at, { x, width, align }] of COLUMNS.entries()) {
    pdf.text(shown[at] ?? '', x, y, { width, align })
  }
  rule(pdf, y + height + 2)
  pdf.x = MARGIN
  pdf.y = y + height + 5
}

/** The lines of a month, under the columns' names on every page. */
function lines(pdf: Pdf, { rows, totalPicos }: StatementGroup): void {
  const heads = COLUMNS.map(({ head }) => head)
  cells(pdf, heads, 'Helvetica-Bold')
  for (const { model, project, what, quantity, rateText, amountPicos } of rows) {
    if (room(pdf, LINE_HEIGHT)) cells(pdf, heads, 'Helvetica-Bold')
    const texts = [what, quantity?.short ?? '', rateText ?? '', exact(amountPicos)]
    cells(pdf, [`${model} (${project})`, ...texts], 'Helvetica')
  }
  room(pdf, LINE_HEIGHT)
  cells(pdf, ['Sum', '', '', '', exact(totalPicos)], 'Helvetica-Bold')
}

function summary(pdf: Pdf, statement: StatementView): void {
  pdf.font('Helvetica-Bold').fontSize(18).fillColor(INK)
  pdf.text(`Statement ${statement.number}`, MARGIN, MARGIN)
  pdf.y += 8
  facts(pdf, [
    ['Account', `${statement.accountName}, ${statement.accountId}`],
    ['Month', `${month(statement.period)}, UTC`],
    ['Closed', statement.closedAt],
    ['Usage', exact(statement.usagePicos)],
    ['Corrections of earlier months', exact(statement.correctionsPicos)],
    ['Total', exact(statement.totalPicos), true],
    [
      'Total in cents',
      formatMoney((BigInt(statement.totalCents) * PICOS_PER_CENT).toString(), LOCALE, 'short'),
    ],
  ])
  heading(pdf, 'Balance')
  facts(pdf, [
    ['Balance of earlier months', exact(statement.openingPicos)],
    ['Deposits', exact(statement.depositsPicos)],
    ['Promo credit', exact(statement.promoPicos)],
    ['Refunds, disputes, adjustments', exact(statement.otherPicos)],
    ['Total of this statement', exact((-BigInt(statement.totalPicos)).toString())],
    ['Balance after this month', exact(statement.closingPicos), true],
  ])
}

/** Writes a statement as PDF into `destination` and ends it. */
export async function writeStatementPdf(statement: StatementView, destination: Writable): Promise<void> {
  const CreationDate = new Date(statement.closedAt)
  const info = { Title: `Statement ${statement.number}`, Author: 'Inferometer', CreationDate }
  const pdf = new PDFDocument({ size: 'A4', margin: MARGIN, info, lang: 'en' })
  const written = pipeline(pdf, destination)
  footPages(pdf, statement)
  summary(pdf, statement)
  for (const group of prepareStatementLines(statement.accountId, statement, LOCALE)) {
    if (group.rows.length === 0) continue
    const { corrects } = group
    heading(
      pdf,
      corrects === null ? `Usage of ${month(statement.period)}` : `Corrections of ${month(corrects)}`,
    )
    lines(pdf, group)
  }
  if (statement.payments.length > 0) {
    heading(pdf, 'Money in and out')
    facts(
      pdf,
      statement.payments.map(({ createdAt, reason, amountPicos }) => [
        western(`${createdAt.slice(0, 10)}  ${reason}`),
        exact(amountPicos),
      ]),
    )
  }
  if (statement.unpriced !== '0') {
    room(pdf, 40)
    pdf.y += 10
    pdf.font('Helvetica').fontSize(9)
    const count = formatCount(statement.unpriced, LOCALE)
    pdf.text(
      `Requests without a price: ${count}. What they cost is a correction in a later statement.`,
      MARGIN,
      pdf.y,
    )
  }
  pdf.end()
  await written
}
