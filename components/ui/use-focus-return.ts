'use client'

import { useRef } from 'react'

/**
 * Where the focus goes when a dialog closes: back to what opened it, or, when that has gone with what the
 * dialog did, to the page's content.
 */
export function useFocusReturn() {
  const opener = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      const target = opener.current?.isConnected ? opener.current : document.getElementById('main')
      if (target instanceof HTMLElement) target.focus()
    },
  }
}
