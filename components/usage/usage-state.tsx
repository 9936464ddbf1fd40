import type { ReactNode } from 'react'
import { Panel } from '@/components/ui/panel'
import { type QueryLike, QueryState } from '@/components/ui/query-state'

export type UsageStateProps<Data> = {
  query: QueryLike<Data>
  /** Names the frame that stands while there is nothing to show, since what is shown brings its own. */
  title: string
  height: number
  isEmpty: (data: Data) => boolean
  empty: ReactNode
  children: (data: Data) => ReactNode
}

const HEADER = 42

/** Loading, empty and error of a widget that brings its own frame, each in a frame of the same size. */
export function UsageState<Data>(props: UsageStateProps<Data>) {
  const { query, title, height, isEmpty, empty, children } = props
  const inside = height - HEADER
  if (query.data === undefined) {
    return (
      <Panel title={title}>
        <QueryState query={query} height={inside}>
          {children}
        </QueryState>
      </Panel>
    )
  }
  return (
    <QueryState query={query} height={height}>
      {(data) =>
        isEmpty(data) ? (
          <Panel title={title}>
            <div className="grid content-center" style={{ minHeight: inside }}>
              {empty}
            </div>
          </Panel>
        ) : (
          children(data)
        )
      }
    </QueryState>
  )
}
