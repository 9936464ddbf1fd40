import { type ReactNode, useId } from 'react'
import { joinClasses } from '@/components/ui/join-classes'

export type PanelProps = {
  title: string
  /** What the panel says, in a sentence beside its title. */
  sentence?: ReactNode
  actions?: ReactNode
  children: ReactNode
  className?: string
}

/** A framed part of a page with a heading of the second level. Its children bring their own padding. */
export function Panel({ title, sentence, actions, children, className }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={joinClasses('min-w-0 rounded-lg border border-line bg-panel', className)}
    >
      <header className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 px-4 pt-3 pb-2">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {sentence ? <p className="min-w-0 text-xs text-ink-2">{sentence}</p> : null}
        {actions ? (
          <div className="no-print ml-auto flex flex-wrap items-center gap-3 text-xs text-ink-2">
            {actions}
          </div>
        ) : null}
      </header>
      {children}
    </section>
  )
}
