'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ROLE_WORDS } from '@/components/accounts/role-words'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { invitationsQuery, inviteMutation } from '@/lib/accounts/query-options'
import type { INVITATION_DAYS, MemberRole, NewInvitation } from '@/lib/accounts/schema'

type Days = (typeof INVITATION_DAYS)[number]
const DAYS: readonly { value: Days; label: string }[] = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
]

export type InviteDialogProps = { account: string; open: boolean; onOpenChange: (open: boolean) => void }

/** Makes an invitation; then the same dialog shows its link, this once, or says that it went out by mail. */
export function InviteDialog({ account, open, onOpenChange }: InviteDialogProps) {
  const client = useQueryClient()
  const invite = useMutation({
    ...inviteMutation(account),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsQuery(account).queryKey }),
  })
  const changeOpen = (opens: boolean) => {
    onOpenChange(opens)
    if (!opens) invite.reset()
  }
  const made = invite.data
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={made ? `${invite.variables.email.trim()} is invited` : 'Invite somebody'}
      description={made ? undefined : 'A link lets them in once. It works for this e-mail address only.'}
    >
      {made ? (
        <MadeLink link={made.link} onDone={() => changeOpen(false)} />
      ) : (
        <InviteForm busy={invite.isPending} error={invite.error} onSubmit={invite.mutate} />
      )}
    </Dialog>
  )
}

type InviteFormProps = { busy: boolean; error: unknown; onSubmit: (invitation: NewInvitation) => void }

function InviteForm({ busy, error, onSubmit }: InviteFormProps) {
  const [role, setRole] = useState<MemberRole>('viewer')
  const [days, setDays] = useState<Days>('7')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    onSubmit({ email: String(new FormData(event.currentTarget).get('email')), role, days })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label="Email" name="email" type="email" required maxLength={254} autoComplete="off" />
      <div className="flex flex-wrap gap-3">
        <Select label="Role" labelShown value={role} options={ROLE_WORDS} onChange={setRole} />
        <Select label="Link works for" labelShown value={days} options={DAYS} onChange={setDays} />
      </div>
      <p className="text-xs text-ink-2">
        May {ROLE_WORDS.find(({ value }) => value === role)?.may}. An earlier link for the same address ends.
      </p>
      <FormError error={error} />
      <div className="flex justify-end">
        <Button type="submit" tone="primary" busy={busy}>
          {busy ? 'Inviting…' : 'Invite'}
        </Button>
      </div>
    </form>
  )
}

function MadeLink({ link, onDone }: { link: string | null; onDone: () => void }) {
  return (
    <div className="grid min-w-0 gap-3">
      {link ? (
        <>
          <div className="flex flex-wrap items-end gap-2">
            <Field
              label="Link"
              value={link}
              readOnly
              spellCheck={false}
              onFocus={(event) => event.currentTarget.select()}
              className="flex-[1_1_240px] [&>input]:font-mono [&>input]:text-xs"
            />
            <CopyButton text={link} />
          </div>
          <p className="text-warn">
            Send it to them yourself: this server sends no mail. It can't be shown again.
          </p>
        </>
      ) : (
        <p>The link is on its way by mail. Only who can read that mailbox can use it.</p>
      )}
      <div className="flex justify-end">
        <Button tone="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
