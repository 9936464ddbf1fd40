'use client'

import { useId } from 'react'
import { Bar } from '@/components/ui/bar'
import { useReader } from '@/components/ui/reader'
import { Tag } from '@/components/ui/tag'
import { formatCount } from '@/lib/money/format-count'
import type { Rerate } from '@/lib/rating/schema'

const TONES = { running: 'accent', stopped: 'warn', finished: 'good' } as const
const WORDS = { running: 'Under way', stopped: 'Stopped', finished: 'Done' } as const

/** Where a run stands: a word, how many of the expected requests, and a bar while it isn't done. */
export function RerateState({ run }: { run: Rerate }) {
  const { locale } = useReader()
  const id = useId()
  const { state, done, expected, stoppedBecause, skippedEvents } = run
  const [of, expectedText] = [done.events, expected.events].map((count) => formatCount(count, locale))
  const text = state === 'finished' ? `${of} requests` : `${of} of about ${expectedText} requests`
  return (
    <div className="min-w-36">
      <span id={id}>
        <Tag tone={TONES[state]}>{WORDS[state]}</Tag>
      </span>
      {state === 'finished' ? null : (
        <Bar ratio={Number(done.events) / Number(expected.events)} kind="goal" labelledBy={id} text={text} />
      )}
      <span className="block text-xs text-ink-2">{text}</span>
      {stoppedBecause ? (
        <span className="block max-w-[36ch] text-xs whitespace-normal text-ink-2">{stoppedBecause}</span>
      ) : null}
      {skippedEvents === '0' ? null : (
        <span className="block max-w-[36ch] text-xs whitespace-normal text-ink-2">
          {formatCount(skippedEvents, locale)} stay as they were: each would cost over $100,000.
        </span>
      )}
    </div>
  )
}
