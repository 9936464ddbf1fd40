'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { type FormEvent, useState } from 'react'
import { ActDialog } from '@/components/ui/act-dialog'
import { Button } from '@/components/ui/button'
import { buttonClasses } from '@/components/ui/button-classes'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Panel } from '@/components/ui/panel'
import { showToast } from '@/components/ui/show-toast'
import { TimeText } from '@/components/ui/time-text'
import type { BookAlias } from '@/lib/pricing/book-schema'
import { prepareModelLink } from '@/lib/pricing/prepare-model-link'
import { addAliasMutation, bookKey, removeAliasMutation } from '@/lib/pricing/query-options'

const NAME: Column<BookAlias> = {
  id: 'name',
  header: 'Name',
  heading: true,
  cell: ({ name }) => <code className="font-mono text-xs">{name}</code>,
}
const MODEL: Column<BookAlias> = {
  id: 'model',
  header: 'Stands for',
  cell: ({ model }) => (
    <Link href={prepareModelLink(model)} className={buttonClasses('link')}>
      {model}
    </Link>
  ),
}
const ADDED: Column<BookAlias> = {
  id: 'added',
  header: 'Added',
  wideOnly: true,
  cell: ({ createdAt }) => <TimeText at={createdAt} />,
}

function removeColumn(remove: (alias: BookAlias) => void): Column<BookAlias> {
  return {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (alias) => (
      <Button tone="link" aria-label={`Remove ${alias.name}`} onClick={() => remove(alias)}>
        Remove
      </Button>
    ),
  }
}

export type AliasesPanelProps = {
  aliases: readonly BookAlias[]
  /** The model whose names these are; null for those of all models. */
  model: string | null
}

/** The other names of models: add one, take one back. */
export function AliasesPanel({ aliases, model }: AliasesPanelProps) {
  const [removing, setRemoving] = useState<BookAlias | null>(null)
  const columns = [NAME, ...(model === null ? [MODEL] : []), ADDED, removeColumn(setRemoving)]
  return (
    <Panel title="Other names" sentence="what else logs may call a model">
      <AddAlias model={model} />
      {aliases.length === 0 ? (
        <EmptyState title="No other names yet" />
      ) : (
        <DataTable
          caption="Other names"
          columns={columns}
          rows={aliases}
          rowKey={({ name }) => name}
          maxHeight={360}
        />
      )}
      <RemoveAlias alias={removing} onClose={() => setRemoving(null)} />
    </Panel>
  )
}

function AddAlias({ model }: { model: string | null }) {
  const client = useQueryClient()
  const add = useMutation({
    ...addAliasMutation(),
    onSuccess: async ({ name, model: known }) => {
      await client.invalidateQueries({ queryKey: bookKey })
      showToast(`${name} stands for ${known}`)
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const [name, given] = ['name', 'model'].map((each) => String(new FormData(form).get(each) ?? '').trim())
    if (!add.isPending) {
      add.mutate({ name: name ?? '', model: model ?? given ?? '' }, { onSuccess: () => form.reset() })
    }
  }
  return (
    <form onSubmit={submit} className="grid gap-2 px-4 pb-3">
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label="New name"
          name="name"
          required
          maxLength={128}
          autoComplete="off"
          className="w-60 max-w-full"
        />
        {model === null ? (
          <Field
            label="Model"
            name="model"
            required
            maxLength={128}
            autoComplete="off"
            className="w-72 max-w-full"
          />
        ) : null}
        <Button type="submit" busy={add.isPending}>
          Add name
        </Button>
      </div>
      <FormError error={add.error} />
    </form>
  )
}

function RemoveAlias({ alias, onClose }: { alias: BookAlias | null; onClose: () => void }) {
  return (
    <ActDialog
      target={alias}
      title={`Remove ${alias?.name ?? ''}?`}
      description="From now on usage under that name is unpriced. What it has cost until now stays."
      act="Remove name"
      acting="Removing…"
      done={`${alias?.name ?? 'The name'} is removed`}
      mutation={removeAliasMutation()}
      listKey={bookKey}
      onClose={onClose}
    />
  )
}
