'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FormError } from '@/components/ui/form-error'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { recipientsQuery, setRecipientMutation } from '@/lib/alerts/query-options'
import type { RecipientView } from '@/lib/alerts/schema'

export type RecipientsPanelProps = { account: string; canChange: boolean }

/** Which members get the account's alerts by mail. */
export function RecipientsPanel({ account, canChange }: RecipientsPanelProps) {
  const client = useQueryClient()
  const view = useQuery(recipientsQuery(account))
  const set = useMutation({
    ...setRecipientMutation(account),
    onSettled: () => client.invalidateQueries({ queryKey: recipientsQuery(account).queryKey }),
  })
  return (
    <Panel
      title="Alerts by e-mail"
      sentence="Budgets, a low balance, a failed top-up, a webhook switched off."
    >
      <QueryState query={view} height={80}>
        {({ mailIsSent, recipients }) => (
          <fieldset className="grid gap-1 px-4 pt-1 pb-3">
            <legend className="sr-only">Members who get alerts by e-mail</legend>
            {mailIsSent ? null : (
              <p className="mb-1 text-warn">
                This server has no mail server (<code className="font-mono text-xs">SMTP_URL</code>), so
                nothing is mailed.
              </p>
            )}
            {recipients.map((recipient) => (
              <RecipientBox
                key={recipient.userId}
                recipient={recipient}
                canChange={canChange && !set.isPending}
                onChange={(receives) => set.mutate({ userId: recipient.userId, receives })}
              />
            ))}
            <FormError error={set.error} />
          </fieldset>
        )}
      </QueryState>
    </Panel>
  )
}

type RecipientBoxProps = {
  recipient: RecipientView
  canChange: boolean
  onChange: (receives: boolean) => void
}

function RecipientBox({ recipient, canChange, onChange }: RecipientBoxProps) {
  const { name, email, role, receives } = recipient
  return (
    <label className="flex min-h-6 min-w-0 items-center gap-2">
      <input
        type="checkbox"
        checked={receives}
        disabled={!canChange}
        onChange={({ target }) => onChange(target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 break-words">
        {email}{' '}
        <span className="text-xs text-ink-2">
          {name ? `${name}, ` : ''}
          {role}
        </span>
      </span>
    </label>
  )
}
