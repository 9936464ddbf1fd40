import type { ReactNode } from 'react'

/** What stands where there is nothing yet: why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid place-content-center gap-1 px-4 py-8 text-center">
      <p className="font-medium">{title}</p>
      {children ? <div className="text-ink-2">{children}</div> : null}
    </div>
  )
}
