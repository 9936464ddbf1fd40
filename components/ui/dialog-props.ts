import type { ReactNode } from 'react'

/** What a dialog is given, and hands on to its surface. */
export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What it is about, read out when it opens. */
  description?: string
  children: ReactNode
}
