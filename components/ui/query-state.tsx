import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton } from '@/components/ui/skeleton'

/** The part of a TanStack query that is looked at. */
export type QueryLike<Data> = {
  data: Data | undefined
  error: unknown
  isPlaceholderData: boolean
  refetch: () => unknown
}

export type QueryStateProps<Data> = {
  query: QueryLike<Data>
  /** The height that the loaded widget has, in px: nothing moves when it arrives. */
  height: number
  isEmpty?: (data: Data) => boolean
  empty?: ReactNode
  children: (data: Data) => ReactNode
}

/**
 * The one owner of loading, empty and error for every widget. Old data stays while new data loads, and when
 * loading it fails; the error then stands above it.
 */
export function QueryState<Data>({ query, height, isEmpty, empty, children }: QueryStateProps<Data>) {
  const { data, error } = query
  if (data === undefined && error) {
    return (
      <div className="grid content-center" style={{ minHeight: height }}>
        <ErrorState error={error} retry={() => query.refetch()} />
      </div>
    )
  }
  if (data === undefined) return <Skeleton height={height} />
  return (
    <>
      {error ? <ErrorState error={error} retry={() => query.refetch()} kept /> : null}
      <div
        aria-busy={query.isPlaceholderData || undefined}
        className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}
      >
        {isEmpty?.(data) ? (
          <div className="grid content-center" style={{ minHeight: height }}>
            {empty ?? <EmptyState title="Nothing in this range" />}
          </div>
        ) : (
          children(data)
        )}
      </div>
    </>
  )
}
