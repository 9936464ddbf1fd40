import { Button } from '@/components/ui/button'

export type ErrorStateProps = { error: unknown; retry: () => void; kept?: boolean }

/** Reads what a fetcher's error carries, without asking for its class. */
function detailsOf(error: unknown): { message: string; requestId: string | null } {
  const requestId =
    typeof error === 'object' && error !== null && 'requestId' in error && typeof error.requestId === 'string'
      ? error.requestId
      : null
  const message = error instanceof Error && error.message ? error.message : 'Something went wrong.'
  return { message, requestId }
}

/** What happened, what was kept, what to do next, and the id that support can look up. */
export function ErrorState({ error, retry, kept = false }: ErrorStateProps) {
  const { message, requestId } = detailsOf(error)
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-bad">
      <p className="min-w-0 flex-[1_1_240px] break-words">
        {message}
        {kept ? <span className="text-ink-2"> What was here before still stands.</span> : null}
        {requestId ? <span className="block font-mono text-xs text-ink-2">Request {requestId}</span> : null}
      </p>
      <Button onClick={retry}>Try again</Button>
    </div>
  )
}
