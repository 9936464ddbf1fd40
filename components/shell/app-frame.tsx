import type { ReactNode } from 'react'

/** A page of an account: the navigation beside it, or above it on narrow screens. */
export function AppFrame({ nav, children }: { nav: ReactNode; children: ReactNode }) {
  return (
    <div className="min-h-screen print:block wide:grid wide:grid-cols-[216px_minmax(0,1fr)]">
      <a
        href="#main"
        className={
          'sr-only z-50 rounded-md border border-line-strong bg-panel px-3 py-2 focus:not-sr-only ' +
          'focus:fixed focus:top-2 focus:left-2'
        }
      >
        Skip to content
      </a>
      {nav}
      <main
        id="main"
        tabIndex={-1}
        className="w-full max-w-[1240px] min-w-0 px-3.5 pb-10 outline-none wide:px-7 wide:pb-12"
      >
        {children}
      </main>
    </div>
  )
}
