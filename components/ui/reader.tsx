'use client'

import { createContext, type ReactNode, useContext } from 'react'

/** Who reads: by which locale figures are written, and in which zone times are told. */
export type Reader = { locale: string; zone: string }

const ReaderContext = createContext<Reader>({ locale: 'en-US', zone: 'UTC' })

/** Hands the reader down; a page with a zone of its own (from its URL) stands inside another one. */
export function ReaderProvider({ locale, zone, children }: Partial<Reader> & { children: ReactNode }) {
  const above = useContext(ReaderContext)
  const reader = { locale: locale ?? above.locale, zone: zone ?? above.zone }
  return <ReaderContext value={reader}>{children}</ReaderContext>
}

/** The reader's locale and zone: the same on the server as in the browser, so both write the same text. */
export function useReader(): Reader {
  return useContext(ReaderContext)
}
