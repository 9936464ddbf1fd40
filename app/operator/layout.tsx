import type { ReactNode } from 'react'
import { gateOperator } from '@/app/operator/gate-operator'
import { SessionWatch } from '@/components/auth/session-watch'
import { OperatorNav } from '@/components/operator/operator-nav'
import { AppFrame } from '@/components/shell/app-frame'
import { homeAccount } from '@/lib/auth/home-account'
import { countUnpriced } from '@/lib/rating/count-unpriced'

/** The frame of the pages of those who run the platform. Times are told in UTC, in which rates begin. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const { session } = await gateOperator()
  const hasAccount = (await homeAccount(session)) !== null
  const unpriced = await countUnpriced({ now: new Date() })
  return (
    <>
      <SessionWatch />
      <AppFrame nav={<OperatorNav email={session.email} hasAccount={hasAccount} unpriced={unpriced} />}>
        {children}
      </AppFrame>
    </>
  )
}
