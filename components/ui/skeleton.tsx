/** Holds the place of what is being fetched, at the height it will have. */
export function Skeleton({ height, label = 'Loading' }: { height: number; label?: string }) {
  return (
    <div role="status" className="px-4 py-2" style={{ height }}>
      <span className="sr-only">{label}</span>
      <div aria-hidden className="skeleton h-full" />
    </div>
  )
}
