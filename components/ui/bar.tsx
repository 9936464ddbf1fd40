export type BarProps = {
  /** From 0 to 1; what is beyond is drawn as full. */
  ratio: number
  /** Whether coming near the end is bad (a limit) or the goal (a deposit towards a tier). */
  kind: 'limit' | 'goal'
  /** Names it for those who hear it; `text` are its figures in words. */
  labelledBy: string
  text: string
}

function fill(ratio: number, kind: BarProps['kind']): string {
  if (kind === 'goal') return 'bg-accent'
  if (ratio >= 1) return 'bg-bad'
  return ratio >= 0.8 ? 'bg-warn' : 'bg-accent'
}

/** How full something is, as a bar. Browsers paint <meter> each in their own way, so this is drawn. */
export function Bar({ ratio, kind, labelledBy, text }: BarProps) {
  const percent = Math.min(100, Math.max(0, ratio * 100))
  return (
    <div
      role="meter"
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={text}
      className={
        'keep-colour mt-1.5 mb-1 h-1.5 overflow-hidden rounded-[3px] bg-sunken ' +
        'shadow-[inset_0_0_0_1px_var(--line)]'
      }
    >
      <div className={`h-full ${fill(ratio, kind)}`} style={{ width: `${percent}%` }} />
    </div>
  )
}
