'use client'

import { useTheme } from 'next-themes'
import { useEffect, useRef } from 'react'
import { Toaster, toast } from 'sonner'
import type { Toast } from '@/components/ui/show-toast'

/** The part of `ToastHost` that is fetched when it is needed: hands each toast on once. */
export function ToastSurface({ toasts }: { toasts: readonly Toast[] }) {
  const shown = useRef(0)
  const { resolvedTheme } = useTheme()
  useEffect(() => {
    for (const { text, kind } of toasts.slice(shown.current)) {
      if (kind === 'failed') toast.error(text)
      else toast.success(text)
    }
    shown.current = toasts.length
  }, [toasts])
  return <Toaster theme={resolvedTheme === 'dark' ? 'dark' : 'light'} position="bottom-right" />
}
