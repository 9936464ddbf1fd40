import type { ReactNode } from 'react'
import { joinClasses } from '@/components/ui/join-classes'

export type NoticeProps = {
  title: string
  children?: ReactNode
  actions?: ReactNode
  tone?: 'info' | 'good' | 'warn' | 'bad'
}

const EDGES = {
  info: 'border-l-accent',
  good: 'border-l-good',
  warn: 'border-l-warn',
  bad: 'border-l-bad',
} as const

/** Something worth knowing that never blocks: the upgrade prompt, a low balance. */
export function Notice({ title, children, actions, tone = 'info' }: NoticeProps) {
  return (
    <section
      aria-label={title}
      className={joinClasses(
        'flex flex-wrap items-center gap-3 rounded-md border border-l-[3px] bg-panel px-3 py-2',
        EDGES[tone],
      )}
    >
      <p className="min-w-0 flex-[1_1_320px]">
        <b className="font-semibold">{title}</b> {children}
      </p>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </section>
  )
}
