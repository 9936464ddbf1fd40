'use client'

import { Button } from '@/components/ui/button'

export type PageFailedProps = { error: Error & { digest?: string }; retry: () => void }

/**
 * A page that could not be made: its cause stands in the server's log, under the number that is shown here.
 */
export function PageFailed({ error, retry }: PageFailedProps) {
  return (
    <div
      role="alert"
      className="grid min-h-[60vh] place-content-center justify-items-center gap-2 px-4 text-center"
    >
      <h1 className="text-xl font-semibold tracking-[-0.01em]">This page could not be loaded</h1>
      <p className="text-ink-2">Nothing was changed or lost. It often helps to try again in a moment.</p>
      {error.digest ? <p className="font-mono text-xs text-ink-2">Reference {error.digest}</p> : null}
      <Button onClick={retry} className="mt-2">
        Try again
      </Button>
    </div>
  )
}
