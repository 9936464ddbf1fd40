'use client'

import { useContext } from 'react'
import { type Live, LiveContext } from '@/components/live/live-context'

/** The live state of the account whose page this is. */
export function useLive(): Live {
  const live = useContext(LiveContext)
  if (!live) throw new Error('useLive stands outside of a LiveProvider')
  return live
}
