import type { ReactNode } from 'react'
import { Panel } from '@/components/ui/panel'
import { type QueryLike, QueryState } from '@/components/ui/query-state'

export type UsageStateProps<Data> = {
  query: QueryLike<Data>
  /** Names the frame that stands while there is nothing to show, since what is shown brings its own. */
  title: string
  height: number
  isEmpty?: (data: Data) => boolean
  empty: ReactNode
  children: (data: Data) => ReactNode
}

const HEADER = 42

/** Loading, empty and error of a widget that brings its own frame, each in a frame of the same size. */
export function UsageState<Data>({ title, height, empty, ...rest }: UsageStateProps<Data>) {
  if (rest.query.data === undefined) {
    return (
      <Panel title={title}>
        <QueryState query={rest.query} height={height - HEADER}>
          {rest.children}
        </QueryState>
      </Panel>
    )
  }
  return <QueryState {...rest} height={height} empty={<Panel title={title}>{empty}</Panel>} />
}
