'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { checkNextMutation, reconcileKey } from '@/lib/reconcile/query-options'
import type { CheckProgress } from '@/lib/reconcile/schema'

/**
 * Checks all accounts step by step, each step a request of a few accounts. Leaving the page, or `stop`, ends
 * it after the step under way; what was checked until then is kept.
 */
export function useCheckAll() {
  const client = useQueryClient()
  const [progress, setProgress] = useState<CheckProgress | null>(null)
  const wanted = useRef(false)
  const step = useMutation({
    ...checkNextMutation(),
    onSuccess: async (reached) => {
      setProgress(reached)
      await client.invalidateQueries({ queryKey: reconcileKey })
      if (wanted.current && reached.done < reached.total) step.mutate({ startedAt: reached.startedAt })
      else wanted.current = false
    },
  })
  useEffect(
    () => () => {
      wanted.current = false
    },
    [],
  )
  return {
    progress,
    isRunning: step.isPending,
    error: step.error,
    start: () => {
      wanted.current = true
      setProgress(null)
      step.mutate({})
    },
    stop: () => {
      wanted.current = false
    },
  }
}
