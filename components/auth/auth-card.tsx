import type { ReactNode } from 'react'

export type AuthCardProps = { title: string; sentence: ReactNode; children: ReactNode; foot?: ReactNode }

/** The one column in which people sign in and up. */
export function AuthCard({ title, sentence, children, foot }: AuthCardProps) {
  return (
    <main className="grid min-h-screen content-start justify-items-center px-4 py-10 wide:py-[12vh]">
      <div className="grid w-full max-w-[360px] gap-5">
        <p className="flex items-center gap-2 font-semibold">
          <span aria-hidden className="size-5 rounded-[5px] bg-accent" />
          Inferometer
        </p>
        <div className="grid gap-1">
          <h1 className="text-xl font-semibold tracking-[-0.01em]">{title}</h1>
          <p className="text-ink-2">{sentence}</p>
        </div>
        {children}
        {foot ? <p className="text-ink-2">{foot}</p> : null}
      </div>
    </main>
  )
}
