'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { DialogProps } from '@/components/ui/dialog-props'

const Surface = dynamic(() => import('@/components/ui/dialog-surface').then((file) => file.DialogSurface), {
  ssr: false,
})

/** A modal dialog. Its code is fetched when it first opens, and stays for the next time. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(false)
  if (props.open && !wanted) setWanted(true)
  return wanted ? <Surface {...props} /> : null
}
