import type { ReactNode } from 'react'

export type TagTone = 'plain' | 'good' | 'warn' | 'bad' | 'accent'

const TONES: Record<TagTone, string> = {
  plain: 'bg-sunken text-ink-2 shadow-[inset_0_0_0_1px_var(--line)]',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  accent: 'bg-accent-soft text-accent',
}

/** A word about a row: its kind or its state. The word says it; the colour only helps. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span className={`inline-block rounded px-1.5 text-xs leading-[18px] whitespace-nowrap ${TONES[tone]}`}>
      {children}
    </span>
  )
}
