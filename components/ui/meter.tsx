import { useId } from 'react'
import { Bar } from '@/components/ui/bar'

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

/** How much of something is used: the words say it, the bar shows it. */
export function Meter({ label, used, of, text, note, kind = 'limit' }: MeterProps) {
  const id = useId()
  return (
    <div className="py-2.5">
      <div className="flex justify-between gap-2">
        <span id={id}>{label}</span>
        <span className="text-right">{text}</span>
      </div>
      <Bar ratio={of > 0 ? used / of : 0} kind={kind} labelledBy={id} text={text} />
      {note ? <p className="text-xs text-ink-2">{note}</p> : null}
    </div>
  )
}
