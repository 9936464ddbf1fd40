import type { ReactNode } from 'react'

export type NavFrameProps = {
  /** Where one is: an account's name, or the platform. */
  name: string
  /** A word beside the name. */
  mark: string
  /** The links. */
  children: ReactNode
  /** What stands at the foot, and on narrow screens at the right. */
  foot: ReactNode
}

/** The bar beside a page, or above it on narrow screens. */
export function NavFrame({ name, mark, children, foot }: NavFrameProps) {
  return (
    <header
      className={
        'no-print flex flex-col gap-x-2 border-line bg-sunken p-2 max-wide:flex-row max-wide:flex-wrap ' +
        'max-wide:items-center max-wide:border-b wide:sticky wide:top-0 wide:z-20 wide:h-screen ' +
        'wide:border-r wide:pt-3'
      }
    >
      <p className="flex min-w-0 items-center gap-2 px-2 py-1 font-semibold wide:pb-3.5 wide:pt-1.5">
        <span aria-hidden className="size-5 shrink-0 rounded-[5px] bg-accent" />
        <span className="truncate">{name}</span>
        <span
          className={
            'ml-auto rounded border border-line-strong px-1.5 text-[0.6875rem] leading-4 font-medium ' +
            'text-ink-2 capitalize'
          }
        >
          {mark}
        </span>
      </p>
      {children}
      <div className="mt-auto flex min-w-0 items-center gap-2 max-wide:ml-auto wide:block">{foot}</div>
    </header>
  )
}
