'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { useReader } from '@/components/ui/reader'
import { useMounted } from '@/components/ui/use-mounted'
import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { HOUR_MS } from '@/lib/time/range'
import type { RefusedCounts } from '@/lib/usage/schema'

export type UpgradePromptProps = {
  account: string
  /** Requests refused in the last seven days. */
  refused: RefusedCounts
  /** What is missing to the deposits that make an account Pro. */
  missingPicos: string
  /** Pro's requests a minute; null when it has no limit. */
  proRequests: number | null
}

const PUT_AWAY_MS = 7 * 24 * HOUR_MS

function reasons({ tier, model, ip, other }: RefusedCounts, locale: string): string {
  const parts = [
    tier !== '0' ? `${formatCount(tier, locale)} met the limit of all models` : '',
    model !== '0' ? `${formatCount(model, locale)} a model’s own limit` : '',
    ip !== '0' ? `${formatCount(ip, locale)} the limit per IP address, which no tier changes` : '',
    other !== '0' ? `${formatCount(other, locale)} were logged without a reason` : '',
  ].filter(Boolean)
  return `${parts.join(', ')}.`
}

/** Where the reader put the prompt away, and when; kept in this browser only. */
function usePutAway(account: string): [boolean, () => void] {
  const name = `upgrade-prompt-put-away:${account}`
  const [justNow, setJustNow] = useState(false)
  const mounted = useMounted()
  const before = mounted && Date.now() - Number(localStorage.getItem(name) ?? 0) < PUT_AWAY_MS
  return [
    justNow || before,
    () => {
      localStorage.setItem(name, String(Date.now()))
      setJustNow(true)
    },
  ]
}

/**
 * Tells a Basic account how many of its own requests were refused in the last seven days, and what Pro
 * changes. It stands only where a higher tier could have helped, and can be put away.
 */
export function UpgradePrompt({ account, refused, missingPicos, proRequests }: UpgradePromptProps) {
  const { locale } = useReader()
  const [isAway, putAway] = usePutAway(account)
  const helped = BigInt(refused.tier) + BigInt(refused.model)
  if (isAway || helped === 0n) return null
  const all = helped + BigInt(refused.ip) + BigInt(refused.other)
  const noun = all === 1n ? 'request was' : 'requests were'
  const amount = formatMoney(missingPicos, locale, 'short').replace(/[.,]00$/, '')
  return (
    <Notice
      title={`${formatCount(all, locale)} of your ${noun} refused in the last 7 days.`}
      actions={
        <>
          <LinkButton tone="primary" href={`/a/${account}/billing#add-funds`}>
            Add {amount} for Pro
          </LinkButton>
          <Button onClick={putAway}>Not now</Button>
        </>
      }
    >
      {reasons(refused, locale)}{' '}
      {proRequests === null
        ? 'Pro has no limit.'
        : `Pro allows ${formatCount(proRequests, locale)} requests a minute.`}
    </Notice>
  )
}
