'use client'

import type { ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { ThemeToggle } from '@/components/ui/theme-toggle'

/**
 * Who is signed in, the theme, and the way out. Opens upwards in the side bar, downwards in the narrow row.
 */
export function UserMenu({ email, signOut }: { email: string; signOut: ReactNode }) {
  const content = (
    <div className="grid gap-2">
      <p className="px-1 text-xs break-all text-ink-2">{email}</p>
      <ThemeToggle />
      {signOut}
    </div>
  )
  const label = <span className="max-w-36 truncate max-wide:max-w-24">{email}</span>
  return (
    <>
      <Disclosure label={label} side="left" up tone="quiet" className="max-wide:hidden">
        {content}
      </Disclosure>
      <Disclosure label={label} tone="quiet" className="wide:hidden">
        {content}
      </Disclosure>
    </>
  )
}
