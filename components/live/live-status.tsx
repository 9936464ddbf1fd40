'use client'

import { useLive } from '@/components/live/use-live'
import { LiveBadge } from '@/components/shell/live-badge'

/** The badge of the page's header: how fresh its numbers are, and the button that holds them still. */
export function LiveStatus() {
  const { state, updatedAt, pause, resume } = useLive()
  return <LiveBadge state={state} updatedAt={updatedAt} onPause={pause} onResume={resume} />
}
