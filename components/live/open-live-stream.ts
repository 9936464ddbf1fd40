import { ACCESS_EVENT, LIVE_EVERY_MS, type LiveMessage } from '@/lib/live/schema'

export type StreamListener = {
  onMessage: (message: LiveMessage) => void
  /** What the reader may see or do in the account may have changed. */
  onAccess: () => void
  /**
   * `lost` when the connection is gone, `stale` when it stands but says nothing, `refused` when it was turned
   * away.
   */
  onTrouble: (trouble: 'lost' | 'stale' | 'refused') => void
}

const REOPEN_MS = 5_000

/**
 * Hears one account's events until it is closed. A browser reconnects by itself after a cut, but not after an
 * answer that isn't a stream (the server starting, a session that has ended): then it is opened anew here.
 * @returns the function that closes it and leaves no timer behind
 */
export function openLiveStream(account: string, listener: StreamListener): () => void {
  let source: EventSource | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined

  function awaitNext(): void {
    clearTimeout(silence)
    silence = setTimeout(() => listener.onTrouble('stale'), 2 * LIVE_EVERY_MS)
  }

  function open(): void {
    const opened = new EventSource(`/api/live?account=${encodeURIComponent(account)}`)
    source = opened
    awaitNext()
    opened.addEventListener('account', (event: MessageEvent<string>) => {
      awaitNext()
      listener.onMessage(JSON.parse(event.data))
    })
    opened.addEventListener(ACCESS_EVENT, listener.onAccess)
    opened.addEventListener('error', () => {
      clearTimeout(silence)
      const isRefused = opened.readyState === EventSource.CLOSED
      listener.onTrouble(isRefused ? 'refused' : 'lost')
      if (isRefused) reopening = setTimeout(open, REOPEN_MS)
    })
  }

  open()
  return () => {
    source?.close()
    clearTimeout(silence)
    clearTimeout(reopening)
  }
}
