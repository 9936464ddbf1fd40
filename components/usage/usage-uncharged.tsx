'use client'

import { Notice } from '@/components/ui/notice'
import { useReader } from '@/components/ui/reader'
import { prepareUncharged } from '@/lib/usage/prepare-uncharged'

/** Says what the cost beside it doesn't hold yet; nothing stands there when everything was charged. */
export function UsageUncharged(props: { unpriced: string; unmetered: string }) {
  const { locale } = useReader()
  const text = prepareUncharged(props, locale)
  if (text === null) return null
  return (
    <Notice title="Not in the cost yet:" tone="warn">
      {text}
    </Notice>
  )
}
