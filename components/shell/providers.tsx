'use client'

import { keepPreviousData, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from 'next-themes'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useState } from 'react'
import { type Reader, ReaderProvider } from '@/components/ui/reader'
import { ToastHost } from '@/components/ui/toast-host'

export type ProvidersProps = Reader & { nonce?: string | undefined; children: ReactNode }

/** What is fetched stays fresh for ten seconds, and old data stays on the screen while new data loads. */
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, placeholderData: keepPreviousData, retry: 1, refetchOnWindowFocus: true },
    },
  })
}

/** What every page stands in: queries, the theme, the URL's state, the reader, and toasts. */
export function Providers({ locale, zone, nonce, children }: ProvidersProps) {
  const [client] = useState(newQueryClient)
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" disableTransitionOnChange nonce={nonce}>
      <QueryClientProvider client={client}>
        <NuqsAdapter>
          <ReaderProvider locale={locale} zone={zone}>
            {children}
            <ToastHost />
          </ReaderProvider>
        </NuqsAdapter>
      </QueryClientProvider>
    </ThemeProvider>
  )
}
