'use client'

import { AccountSection } from '@/components/accounts/account-section'
import { MembersSection } from '@/components/accounts/members-section'
import { AlertsSection } from '@/components/alerts/alerts-section'
import { BudgetsSection } from '@/components/alerts/budgets-section'
import { SessionsSection } from '@/components/auth/sessions-section'
import { PhoneSection } from '@/components/billing/phone-section'
import { PageHeader } from '@/components/shell/page-header'
import type { MemberRole } from '@/lib/accounts/schema'

export type SettingsViewProps = {
  account: string
  /** The outward id of who reads. */
  me: string
  role: MemberRole
}

/**
 * One section below the other, each a panel of its own that owns its question: the account, its phone, its
 * people, its budgets and alerts, and at the end what is the reader's own, the sessions.
 */
export function SettingsView({ account, me, role }: SettingsViewProps) {
  const isOwner = role === 'owner'
  const isMember = role !== 'viewer'
  return (
    <>
      <PageHeader title="Settings">
        {isOwner ? null : (
          <p className="text-xs text-ink-2">Your role is {role}; owners can change the account.</p>
        )}
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <AccountSection account={account} canChange={isOwner} />
        <PhoneSection account={account} canEdit={isMember} />
        <MembersSection account={account} me={me} canChange={isOwner} />
        <BudgetsSection account={account} canChange={isMember} />
        <AlertsSection account={account} canChange={isMember} />
        <SessionsSection />
      </div>
    </>
  )
}
