import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import '@/app/globals.css'
import { Providers } from '@/components/shell/providers'
import { formatLocale } from '@/lib/money/format-locale'

export const metadata: Metadata = {
  title: { default: 'Inferometer', template: '%s · Inferometer' },
  description: 'Exact usage, cost and limits of an LLM inference API, live.',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/**
 * The document: the reader's locale comes from the request, so that server and browser write the same text.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const incoming = await headers()
  const locale = formatLocale(incoming.get('accept-language'))
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers locale={locale} zone="UTC" nonce={incoming.get('x-nonce') ?? undefined}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
