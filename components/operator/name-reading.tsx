'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClasses } from '@/components/ui/button-classes'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Tag } from '@/components/ui/tag'
import { prepareModelLink } from '@/lib/pricing/prepare-model-link'
import { nameReadingQuery } from '@/lib/pricing/query-options'

/** Says how a name is read when a log has it: which model it stands for, and by which rule. */
export function NameReading() {
  const [asked, setAsked] = useState('')
  const reading = useQuery({ ...nameReadingQuery(asked), enabled: asked !== '', placeholderData: undefined })
  const { data } = reading
  return (
    <form
      className="grid gap-2 px-4 pb-3"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(String(new FormData(event.currentTarget).get('name') ?? '').trim())
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label="How is a name read?"
          name="name"
          required
          maxLength={128}
          autoComplete="off"
          className="w-72 max-w-full"
        />
        <Button type="submit" busy={reading.isFetching}>
          Read it
        </Button>
      </div>
      <div aria-live="polite">
        {asked && reading.error ? <FormError error={reading.error} /> : null}
        {asked && data ? (
          <p className="[overflow-wrap:anywhere]">
            Compared as <code className="font-mono text-xs">{data.compared}</code>:{' '}
            {data.model === null ? (
              <Tag tone="warn">unknown, its usage is unpriced</Tag>
            ) : (
              <>
                <Link href={prepareModelLink(data.model)} className={buttonClasses('link')}>
                  {data.model}
                </Link>
                , by {data.by}
              </>
            )}
          </p>
        ) : null}
      </div>
      <p className="text-xs text-ink-2">
        Names are compared without regard to case and otherwise exactly: no prefix is cut and no separator is
        bent. A model’s own name goes before an alias.
      </p>
    </form>
  )
}
