'use client'

import { Pause, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'

export type LiveState = 'live' | 'paused' | 'stale' | 'offline'

export type LiveBadgeProps = {
  state: LiveState
  /** When the last message came, or null before the first. */
  updatedAt: string | null
  onPause?: () => void
  onResume?: () => void
}

const LOOKS: Record<LiveState, { word: string; dot: string }> = {
  live: { word: 'Live', dot: 'bg-good shadow-[0_0_0_3px_var(--good-soft)]' },
  paused: { word: 'Paused', dot: 'bg-ink-3' },
  stale: { word: 'Stale', dot: 'bg-warn shadow-[0_0_0_3px_var(--warn-soft)]' },
  offline: { word: 'Offline', dot: 'bg-bad shadow-[0_0_0_3px_var(--bad-soft)]' },
}

/** Seconds since an instant, counted in the browser only: the server's clock would tell another number. */
function useSecondsSince(at: string | null): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [])
  return at === null || now === null ? null : Math.max(0, Math.floor((now - Date.parse(at)) / 1000))
}

function agoText(seconds: number): string {
  if (seconds < 60) return `${seconds} s ago`
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min ago` : `${Math.floor(seconds / 3600)} h ago`
}

/**
 * Says whether what is on the screen is what is happening. Only a change of state is read out, not the
 * seconds.
 */
export function LiveBadge({ state, updatedAt, onPause, onResume }: LiveBadgeProps) {
  const seconds = useSecondsSince(updatedAt)
  const { word, dot } = LOOKS[state]
  const act = state === 'paused' ? onResume : onPause
  return (
    <span className="inline-flex items-center gap-1.5 text-xs text-ink-2">
      <span aria-hidden className={`keep-colour size-[7px] rounded-full ${dot}`} />
      <span>
        <span role="status">{word}</span>
        {seconds === null ? null : `, updated ${agoText(seconds)}`}
      </span>
      {act ? (
        <Button
          tone="icon"
          aria-label={state === 'paused' ? 'Resume live updates' : 'Pause live updates'}
          onClick={act}
        >
          {state === 'paused' ? <Play aria-hidden size={14} /> : <Pause aria-hidden size={14} />}
        </Button>
      ) : null}
    </span>
  )
}
