'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { AccountFacts } from '@/components/accounts/account-facts'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { showToast } from '@/components/ui/show-toast'
import { ZonePicker } from '@/components/ui/zone-picker'
import { accountSettingsQuery, updateAccountMutation } from '@/lib/accounts/query-options'
import type { AccountSettings } from '@/lib/accounts/schema'

export type AccountSectionProps = { account: string; canChange: boolean }

/** What the account is called and by which zone it is read; its id and tier. */
export function AccountSection({ account, canChange }: AccountSectionProps) {
  const settings = useQuery(accountSettingsQuery(account))
  return (
    <Panel title="Account">
      <QueryState query={settings} height={150}>
        {(data) => (
          <div className="grid gap-4 px-4 pt-1 pb-4">
            {canChange ? <AccountForm settings={data} /> : null}
            <AccountFacts settings={data} named={!canChange} />
          </div>
        )}
      </QueryState>
    </Panel>
  )
}

function AccountForm({ settings }: { settings: AccountSettings }) {
  const client = useQueryClient()
  const router = useRouter()
  const [name, setName] = useState(settings.name)
  const [timeZone, setTimeZone] = useState(settings.timeZone)
  const update = useMutation({
    ...updateAccountMutation(settings.account),
    onSuccess: (saved) => {
      client.setQueryData(accountSettingsQuery(settings.account).queryKey, saved)
      setName(saved.name)
      setTimeZone(saved.timeZone)
      showToast('The account is saved')
      // The frame around the page shows the name, and every time on it the zone.
      router.refresh()
    },
  })
  const isChanged = name.trim() !== settings.name || timeZone !== settings.timeZone
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isChanged && !update.isPending) update.mutate({ name, timeZone })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-3">
        <Field
          label="Name"
          name="name"
          required
          maxLength={80}
          autoComplete="organization"
          value={name}
          onChange={(event) => setName(event.target.value)}
          className="w-full max-w-72"
        />
        <div className="grid gap-1">
          <p className="text-xs font-medium text-ink-2">Time zone</p>
          <ZonePicker value={timeZone} accountZone={settings.timeZone} onChange={setTimeZone} />
        </div>
      </div>
      <p className="text-xs text-ink-2">
        Pages and exports begin with this zone; each can be looked at in another. Months that are billed are
        always UTC.
      </p>
      <FormError error={update.error} />
      <div>
        <Button
          type="submit"
          tone={isChanged ? 'primary' : 'plain'}
          disabled={!isChanged}
          busy={update.isPending}
        >
          {update.isPending ? 'Saving…' : 'Save'}
        </Button>
      </div>
    </form>
  )
}
