import { createContext } from 'react'
import type { LiveState } from '@/components/shell/live-badge'
import type { LiveMessage } from '@/lib/live/schema'

/**
 * What the open page knows of the stream: `updatedAt` is when this browser last heard something, by its own
 * clock.
 */
export type Live = {
  state: LiveState
  updatedAt: string | null
  message: LiveMessage | null
  pause: () => void
  resume: () => void
}

export const LiveContext = createContext<Live | null>(null)
