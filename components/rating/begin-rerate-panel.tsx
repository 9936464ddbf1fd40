'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { RerateEffect } from '@/components/rating/rerate-effect'
import { RerateForm } from '@/components/rating/rerate-form'
import { Button } from '@/components/ui/button'
import { Count } from '@/components/ui/count'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Panel } from '@/components/ui/panel'
import { showToast } from '@/components/ui/show-toast'
import { beginRerateMutation, previewRerateMutation, reratesKey } from '@/lib/rating/query-options'
import type { ReratePreview, RerateScope } from '@/lib/rating/schema'

/** Chooses usage to rate again, shows what that would change, and begins it with a reason. */
export function BeginReratePanel({ models }: { models: string }) {
  const [scope, setScope] = useState<RerateScope | null>(null)
  const look = useMutation({ ...previewRerateMutation(), onSuccess: (_, given) => setScope(given) })
  const preview = scope === null ? undefined : look.data
  const forget = () => {
    setScope(null)
    look.reset()
  }
  return (
    <>
      <Panel
        title="Rate usage again"
        sentence="by the rates that the price book has now; its effect is shown first"
      >
        <RerateForm
          models={models}
          busy={look.isPending}
          error={look.error}
          onSubmit={look.mutate}
          onChange={forget}
        />
      </Panel>
      <div aria-live="polite">
        {preview && scope ? (
          <Panel title="Effect" sentence="nothing is changed yet">
            {preview.events === '0' ? (
              <EmptyState title="It would change nothing">
                Every request of it has the rate that the price book has for its time.
              </EmptyState>
            ) : (
              <>
                <RerateEffect preview={preview} />
                <Begin scope={scope} preview={preview} onBegun={forget} />
              </>
            )}
          </Panel>
        ) : null}
      </div>
    </>
  )
}

type BeginProps = { scope: RerateScope; preview: ReratePreview; onBegun: () => void }

function Begin({ scope, preview, onBegun }: BeginProps) {
  const client = useQueryClient()
  const begin = useMutation({
    ...beginRerateMutation(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: reratesKey })
      showToast('The re-rate is under way')
      onBegun()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (!begin.isPending) begin.mutate({ ...scope, bookVersion: preview.bookVersion, reason })
  }
  return (
    <form onSubmit={submit} className="grid gap-3 border-t border-line px-4 py-3">
      <Field
        label="Reason"
        name="reason"
        required
        minLength={3}
        maxLength={200}
        autoComplete="off"
        hint="Customers read it on the receipts of these requests."
      />
      <FormError error={begin.error} />
      <div className="flex justify-end">
        <Button type="submit" tone="primary" busy={begin.isPending}>
          <span>
            Rate <Count value={preview.events} /> {preview.events === '1' ? 'request' : 'requests'} again
          </span>
        </Button>
      </div>
    </form>
  )
}
