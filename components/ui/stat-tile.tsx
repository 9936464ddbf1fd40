import type { CSSProperties, ReactNode } from 'react'
import { Sparkline } from '@/components/charts/sparkline'
import { joinClasses } from '@/components/ui/join-classes'
import type { Change } from '@/lib/money/format-change'

/** Holds tiles side by side in one frame; on narrow screens two in a row. */
export function Tiles({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <div
      className="tiles rounded-lg border border-line bg-panel"
      style={{ '--columns': columns } as CSSProperties}
    >
      {children}
    </div>
  )
}

export type StatTileProps = {
  label: string
  value: ReactNode
  unit?: string
  /** The change, whether up is good, bad or neither, and what it is against: `on the 24 h before`. */
  change?: { change: Change; rising: 'good' | 'bad' | 'neither'; against: string }
  /** A line of words in place of a change. */
  note?: ReactNode
  spark?: readonly (number | null)[]
  children?: ReactNode
}

const ARROWS = { up: '▲', down: '▼', same: '', new: '▲' } as const
const WORDS = { up: 'up ', down: 'down ', same: '', new: '' } as const

function tone(change: Change, rising: 'good' | 'bad' | 'neither'): string {
  if (rising === 'neither' || change.direction === 'same') return 'text-ink-2'
  return (change.direction === 'down') === (rising === 'bad') ? 'text-good' : 'text-bad'
}

function ChangeLine({ change, rising, against }: NonNullable<StatTileProps['change']>) {
  return (
    <>
      <span className={tone(change, rising)}>
        <span aria-hidden>{ARROWS[change.direction]} </span>
        <span className="sr-only">{WORDS[change.direction]}</span>
        {change.text}
      </span>{' '}
      {against}
    </>
  )
}

/** One figure with its name, how it changed, and the line of how it went. */
export function StatTile({ label, value, unit, change, note, spark, children }: StatTileProps) {
  return (
    <dl className="tile flex min-w-0 flex-col px-3.5 pt-3 pb-2.5">
      <dt className="text-xs text-ink-2">{label}</dt>
      <dd
        className={
          'text-[1.125rem] leading-[1.875rem] font-semibold tracking-[-0.015em] break-words ' +
          'wide:text-[1.375rem]'
        }
      >
        {value}
        {unit ? <small className="text-sm font-medium tracking-normal text-ink-2"> {unit}</small> : null}
      </dd>
      <dd className={joinClasses('min-h-4 text-xs text-ink-2', !change && !note && 'hidden')}>
        {change ? <ChangeLine {...change} /> : note}
      </dd>
      {spark ? (
        <dd className="mt-auto pt-1">
          <Sparkline values={spark} />
        </dd>
      ) : null}
      {children ? <dd className="mt-auto pt-1">{children}</dd> : null}
    </dl>
  )
}
