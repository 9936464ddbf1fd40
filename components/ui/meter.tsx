import { useId } from 'react'

export type MeterProps = {
  label: string
  used: number
  of: number
  /** The figures in words: `52 of 60 a minute`. */
  text: string
  /** What follows from them: `8 left; full again in 31 s`. */
  note?: string
  /** Whether coming near the end is bad (a limit) or the goal (a deposit towards a tier). */
  kind?: 'limit' | 'goal'
}

function fill(ratio: number, kind: 'limit' | 'goal'): string {
  if (kind === 'goal') return 'bg-accent'
  if (ratio >= 1) return 'bg-bad'
  return ratio >= 0.8 ? 'bg-warn' : 'bg-accent'
}

/** How much of something is used: the words say it, the bar shows it. */
export function Meter({ label, used, of, text, note, kind = 'limit' }: MeterProps) {
  const id = useId()
  const ratio = of > 0 ? Math.min(1, Math.max(0, used / of)) : 0
  return (
    <div className="py-2.5">
      <div className="flex justify-between gap-2">
        <span id={id}>{label}</span>
        <span className="text-right">{text}</span>
      </div>
      {/* Browsers paint <meter> each in their own way. */}
      <div
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={Math.min(used, of)}
        aria-valuetext={text}
        className={
          'keep-colour mt-1.5 mb-1 h-1.5 overflow-hidden rounded-[3px] bg-sunken ' +
          'shadow-[inset_0_0_0_1px_var(--line)]'
        }
      >
        <div className={`h-full ${fill(ratio, kind)}`} style={{ width: `${ratio * 100}%` }} />
      </div>
      {note ? <p className="text-xs text-ink-2">{note}</p> : null}
    </div>
  )
}
