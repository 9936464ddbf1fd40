/**
 * Why a form was refused, in place; with the request's id when the server gave one. Reads the error by its
 * shape.
 */
export function FormError({ error }: { error: unknown }) {
  if (!error) return null
  const message = error instanceof Error && error.message ? error.message : 'Something went wrong.'
  const requestId =
    typeof error === 'object' && 'requestId' in error && typeof error.requestId === 'string'
      ? error.requestId
      : null
  return (
    <p role="alert" className="rounded-md border border-bad bg-bad-soft px-3 py-2 break-words text-bad">
      {message}
      {requestId ? <span className="block font-mono text-xs text-ink-2">Request {requestId}</span> : null}
    </p>
  )
}
