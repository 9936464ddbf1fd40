'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { TOAST_EVENT, type Toast } from '@/components/ui/show-toast'

const Surface = dynamic(() => import('@/components/ui/toast-surface').then((file) => file.ToastSurface), {
  ssr: false,
})

/** Stands once in the page; the code that shows toasts is fetched with the first of them. */
export function ToastHost() {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  useEffect(() => {
    const hear = (event: Event) => {
      if (event instanceof CustomEvent) setToasts((before) => [...before, event.detail])
    }
    window.addEventListener(TOAST_EVENT, hear)
    return () => window.removeEventListener(TOAST_EVENT, hear)
  }, [])
  return toasts.length > 0 ? <Surface toasts={toasts} /> : null
}
