import { RecipientsPanel } from '@/components/alerts/recipients-panel'
import { WebhooksPanel } from '@/components/alerts/webhooks-panel'

export type AlertsSectionProps = { account: string; canChange: boolean }

/** Who is told: people by mail, programs by signed webhooks. */
export function AlertsSection({ account, canChange }: AlertsSectionProps) {
  return (
    <>
      <RecipientsPanel account={account} canChange={canChange} />
      <WebhooksPanel account={account} canChange={canChange} />
    </>
  )
}
