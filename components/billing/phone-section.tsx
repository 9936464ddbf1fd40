'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePhoneForm } from '@/components/billing/use-phone-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { TimeText } from '@/components/ui/time-text'
import { CODE_MINUTES, type CodeDriver, type PhoneView } from '@/lib/billing/phone-schema'
import { phoneQuery } from '@/lib/billing/query-options'

export type PhoneSectionProps = { account: string; canEdit: boolean }

function sentenceOf({ verified, hasPromo }: PhoneView): string {
  if (hasPromo) return 'promo credit received'
  return verified ? 'verified' : 'verify a phone number and get $1.00 of promo credit, once'
}

const HINTS: Record<CodeDriver, string> = {
  log: `No text messages are sent here: find the code in the server’s log. Good for ${CODE_MINUTES} minutes.`,
  twilio: `Sent as a text message; good for ${CODE_MINUTES} minutes.`,
}

/** Asks for the number, then for the code that was sent to it; what was typed stays in this form only. */
function VerifyForm({ account, view }: { account: string; view: PhoneView }) {
  const form = usePhoneForm(account)
  const { phone, code, isWaiting, isBusy } = form
  return (
    <form onSubmit={form.submit} className="grid gap-3">
      <Field
        label="Phone number, with country code"
        type="tel"
        autoComplete="tel"
        placeholder="+1 415 555 2671"
        value={phone}
        onChange={(event) => form.setPhone(event.target.value)}
        hint="Kept only as a hash that can’t be read back, and as its last two digits."
      />
      {isWaiting ? (
        <Field
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder="123456"
          value={code}
          onChange={(event) => form.setCode(event.target.value)}
          hint={HINTS[view.driver]}
        />
      ) : null}
      <FormError error={form.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          tone="primary"
          busy={isBusy}
          disabled={isWaiting ? code.trim() === '' : phone.trim() === ''}
        >
          {isWaiting ? 'Verify' : 'Send code'}
        </Button>
        {isWaiting ? (
          <Button onClick={form.sendCode} busy={isBusy}>
            Send another code
          </Button>
        ) : null}
      </div>
    </form>
  )
}

/** The account's phone number: verified or to be, with the credit that it brings. */
export function PhoneSection({ account, canEdit }: PhoneSectionProps) {
  const phone = useQuery(phoneQuery(account))
  const [isChanging, setChanging] = useState(false)
  return (
    <QueryState query={phone} height={160}>
      {(view) => (
        <Panel title="Phone" sentence={sentenceOf(view)}>
          <div id="phone" className="grid gap-3 px-4 pt-1 pb-4">
            {view.verified ? (
              <div className="flex flex-wrap items-center gap-3">
                <p>
                  A number ending in <b className="font-semibold">{view.verified.ending}</b>, verified{' '}
                  <TimeText at={view.verified.at} style="day" />.
                </p>
                {canEdit && !isChanging ? (
                  <Button onClick={() => setChanging(true)}>Verify another number</Button>
                ) : null}
              </div>
            ) : null}
            {canEdit && (isChanging || !view.verified) ? (
              <VerifyForm key={view.verified?.at ?? 'first'} account={account} view={view} />
            ) : null}
            {canEdit ? null : (
              <p className="text-ink-2">Your role lets you look; owners and members verify a phone.</p>
            )}
          </div>
        </Panel>
      )}
    </QueryState>
  )
}
