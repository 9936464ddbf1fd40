import type { ReactNode } from 'react'

/** A page's title, with its controls to the right; it stays in sight while the page scrolls. */
export function PageHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="z-10 flex flex-wrap items-center gap-2 bg-bg py-3.5 wide:sticky wide:top-0">
      <h1 className="mr-auto text-xl font-semibold tracking-[-0.01em]">{title}</h1>
      <div className="no-print flex min-w-0 flex-wrap items-center gap-2">{children}</div>
    </header>
  )
}
