'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What it is about, read out when it opens. */
  description?: string
  children: ReactNode
}

const Surface = dynamic(() => import('@/components/ui/dialog-surface').then((file) => file.DialogSurface), {
  ssr: false,
})

/** A modal dialog. Its code is fetched when it first opens, and stays for the next time. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(false)
  if (props.open && !wanted) setWanted(true)
  return wanted ? <Surface {...props} /> : null
}
