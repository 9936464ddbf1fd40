import type { ReactNode } from 'react'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { SessionWatch } from '@/components/auth/session-watch'
import { LiveNav } from '@/components/live/live-nav'
import { LiveProvider } from '@/components/live/live-provider'
import { AppFrame } from '@/components/shell/app-frame'
import { ReaderProvider } from '@/components/ui/reader'
import { getAccount } from '@/lib/accounts/get-account'
import { listAccountsOf } from '@/lib/accounts/list-accounts-of'
import { rememberAccount } from '@/lib/auth/remember-account'
import { billingOverview } from '@/lib/billing/billing-overview'
import { formatId } from '@/lib/db/id'

type Props = { children: ReactNode; params: Promise<{ account: string }> }

/**
 * The frame of an account's pages: who may see them, the navigation, and the one stream that keeps them
 * fresh.
 */
export default async function AccountLayout({ children, params }: Props) {
  const { account } = await params
  const { accountId, session } = await gateAccount(account)
  const [details, overview, accounts] = await Promise.all([
    getAccount(accountId),
    billingOverview(accountId, { now: new Date() }),
    listAccountsOf(session.userId),
    rememberAccount(session, accountId),
  ])
  return (
    <ReaderProvider zone={details?.timeZone ?? 'UTC'}>
      <LiveProvider account={account} tierId={overview.tierId}>
        <SessionWatch />
        <AppFrame
          nav={
            <LiveNav
              account={account}
              name={details?.name ?? ''}
              email={session.email}
              overview={overview}
              isOperator={session.isOperator}
              accounts={accounts.map(({ accountId: id, name, tierId }) => ({
                account: formatId('acc', id),
                name,
                tierId,
              }))}
            />
          }
        >
          {children}
        </AppFrame>
      </LiveProvider>
    </ReaderProvider>
  )
}
