'use client'

import { useState } from 'react'
import { DaySidesPanel } from '@/components/operator/day-sides-panel'
import { EmptyState } from '@/components/ui/empty-state'
import { joinClasses } from '@/components/ui/join-classes'
import { Panel } from '@/components/ui/panel'
import type { AccountResult } from '@/lib/reconcile/schema'

type Props = { account: string; days: AccountResult['days'] }

/** The days of use, green or red; each opens what stands behind it on all sides. */
export function DaysPanel({ account, days }: Props) {
  const [day, setDay] = useState<string | null>(days.find(({ isEqual }) => !isEqual)?.day ?? null)
  return (
    <>
      <Panel title="Days" sentence="of use, newest first, in UTC; open one for the rows of all sides">
        {days.length === 0 ? (
          <EmptyState title="No usage yet" />
        ) : (
          <ul className="flex flex-wrap gap-1 px-4 pb-3">
            {days.map((each) => (
              <li key={each.day}>
                <button
                  type="button"
                  aria-pressed={each.day === day}
                  onClick={() => setDay(each.day === day ? null : each.day)}
                  className={joinClasses(
                    'keep-colour min-h-6 rounded border px-1.5 text-xs aria-pressed:font-semibold',
                    'border-transparent aria-pressed:border-current',
                    each.isEqual ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad',
                  )}
                >
                  {each.day}
                  <span className="sr-only">{each.isEqual ? ' agrees' : ' differs'}</span>
                  {each.isEqual ? null : <span aria-hidden> ≠</span>}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {day ? <DaySidesPanel account={account} day={day} /> : null}
    </>
  )
}
