'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

function isSignedOut(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 401
}

/**
 * When a question of the page is refused because the session has ended, leads to signing in and back to this
 * view.
 */
export function SessionWatch() {
  const client = useQueryClient()
  useEffect(() => {
    let left = false
    const leave = (error: unknown) => {
      if (left || !isSignedOut(error)) return
      left = true
      const { pathname, search } = window.location
      window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`)
    }
    const endQueries = client.getQueryCache().subscribe(({ query }) => leave(query.state.error))
    const endMutations = client.getMutationCache().subscribe(({ mutation }) => leave(mutation?.state.error))
    return () => {
      endQueries()
      endMutations()
    }
  }, [client])
  return null
}
