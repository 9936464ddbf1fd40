import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/link-button'

export const metadata: Metadata = { title: 'Not found' }

/** The same words for what doesn't exist and for what is another account's. */
export default function NotFound() {
  return (
    <main className="grid min-h-[70vh] place-content-center justify-items-center gap-2 px-4 text-center">
      <h1 className="text-xl font-semibold tracking-[-0.01em]">There is nothing at this address</h1>
      <p className="text-ink-2">
        It may have been mistyped, or it belongs to an account that you are not a member of.
      </p>
      <LinkButton href="/" className="mt-2">
        Go to the overview
      </LinkButton>
    </main>
  )
}
