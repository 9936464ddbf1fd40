'use client'

import { Button } from '@/components/ui/button'
import { CodeBlock, type CodeSample } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'

export type SecretOnceProps = {
  label: 'Key' | 'Secret'
  secret: string
  /** What is kept of it. */
  kept?: string
  /** What the samples are for. */
  use: string
  samples: readonly CodeSample[]
  onDone: () => void
}

/** A secret at the only time it can be seen, and what to paste to use it. */
export function SecretOnce({
  label,
  secret,
  kept = 'only its hash is kept',
  use,
  samples,
  onDone,
}: SecretOnceProps) {
  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label={label}
          value={secret}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          className="flex-[1_1_240px] [&>input]:font-mono [&>input]:text-xs"
        />
        <CopyButton text={secret} />
      </div>
      <p className="text-warn">Copy it now: {kept}, so it can't be shown again.</p>
      <p className="text-ink-2">{use}</p>
      <CodeBlock label="Examples" samples={samples} />
      <div className="flex justify-end">
        <Button tone="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
