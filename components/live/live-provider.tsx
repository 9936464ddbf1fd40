'use client'

import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { LiveContext } from '@/components/live/live-context'
import { openLiveStream } from '@/components/live/open-live-stream'
import { paced } from '@/components/live/paced'
import type { LiveState } from '@/components/shell/live-badge'
import { accountKey } from '@/lib/accounts/query-options'
import { balanceQuery, billingKey, billingOverviewQuery } from '@/lib/billing/query-options'
import type { LiveMessage } from '@/lib/live/schema'
import { liveMinutesQuery, usageKey } from '@/lib/usage/query-options'

const REFRESH_EVERY_MS = 2_000

/** Puts what a message says where the page's queries look for it. */
function keepMessage(client: QueryClient, account: string, { tierId, balance, minutes }: LiveMessage): void {
  client.setQueryData(liveMinutesQuery(account).queryKey, minutes)
  client.setQueryData(billingOverviewQuery(account).queryKey, (old) => old && { ...old, ...balance, tierId })
  client.setQueryData(balanceQuery(account).queryKey, (old) => old && { ...old, ...balance })
}

/** Asks again for what is on the screen and a message doesn't hold; a question that is under way goes on. */
function refreshAccount(client: QueryClient, account: string): void {
  const underWayGoesOn = { cancelRefetch: false }
  const isTold = (queryKey: readonly unknown[]) => queryKey[2] === 'live'
  void client.invalidateQueries(
    { queryKey: usageKey(account), predicate: (query) => !isTold(query.queryKey) },
    underWayGoesOn,
  )
  void client.invalidateQueries({ queryKey: billingKey(account) }, underWayGoesOn)
}

/**
 * The stream doesn't say why it was turned away; a question does: an ended session leads to signing in, and
 * who is no member any longer to the account that is left to them.
 */
function findOutWhy(client: QueryClient, account: string): void {
  client.fetchQuery({ ...balanceQuery(account), staleTime: 0, retry: false }).catch((error: unknown) => {
    const isOut = error instanceof Error && 'status' in error && error.status === 404
    if (isOut) window.location.assign('/overview')
  })
}

export type LiveProviderProps = { account: string; tierId: string; children: ReactNode }

/**
 * Owns the one stream of an open page: hears the account, keeps the queries on the screen fresh, and says how
 * fresh they are. A hidden tab lets its stream go, since browsers open only six connections to a server, and
 * hears the whole present state when it is seen again.
 */
export function LiveProvider({ account, tierId, children }: LiveProviderProps) {
  const client = useQueryClient()
  const router = useRouter()
  const [heard, setHeard] = useState<{ message: LiveMessage; at: string } | null>(null)
  const [trouble, setTrouble] = useState<'stale' | 'offline' | null>(null)
  const [isPaused, setPaused] = useState(false)
  const shownTier = useRef(tierId)

  useEffect(() => {
    if (isPaused) return
    const refresh = paced(() => refreshAccount(client, account), REFRESH_EVERY_MS)
    const listener = {
      onMessage: (message: LiveMessage) => {
        setHeard({ message, at: new Date().toISOString() })
        setTrouble(null)
        keepMessage(client, account, message)
        refresh.ask()
        if (message.tierId === shownTier.current) return
        shownTier.current = message.tierId
        router.refresh()
      },
      onAccess: () => {
        void client.invalidateQueries({ queryKey: accountKey(account) })
        router.refresh()
      },
      onTrouble: (kind: 'lost' | 'stale' | 'refused') => {
        setTrouble(kind === 'stale' ? 'stale' : 'offline')
        if (kind === 'refused') findOutWhy(client, account)
      },
    }
    let close: (() => void) | undefined
    const follow = () => {
      close?.()
      close = document.visibilityState === 'hidden' ? undefined : openLiveStream(account, listener)
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      close?.()
      refresh.stop()
    }
  }, [account, client, router, isPaused])

  const state: LiveState = isPaused ? 'paused' : (trouble ?? 'live')
  const live = useMemo(
    () => ({
      state,
      updatedAt: heard?.at ?? null,
      message: heard?.message ?? null,
      pause: () => setPaused(true),
      resume: () => setPaused(false),
    }),
    [state, heard],
  )
  return <LiveContext value={live}>{children}</LiveContext>
}
