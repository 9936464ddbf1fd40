'use client'

import * as Tabs from 'radix-ui/tabs'
import { useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'

export type CodeSample = { id: string; label: string; code: string }

/** Code to copy, in several languages as tabs; with one sample there are no tabs. */
export function CodeBlock({ label, samples }: { label: string; samples: readonly CodeSample[] }) {
  const [chosen, setChosen] = useState(samples[0]?.id ?? '')
  const code = samples.find((sample) => sample.id === chosen)?.code ?? ''
  return (
    <Tabs.Root
      value={chosen}
      onValueChange={setChosen}
      className="min-w-0 rounded-md border border-line bg-sunken"
    >
      <div className="flex items-center gap-1 border-b border-line px-2 py-1.5">
        <Tabs.List aria-label={label} className="flex flex-wrap gap-1">
          {samples.map((sample) => (
            <Tabs.Trigger
              key={sample.id}
              value={sample.id}
              className={
                'min-h-[26px] rounded-md px-2 text-ink-2 hover:text-ink data-[state=active]:bg-accent-soft ' +
                'data-[state=active]:font-[550] data-[state=active]:text-accent'
              }
            >
              {sample.label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <div className="ml-auto">
          <CopyButton text={code} />
        </div>
      </div>
      {samples.map((sample) => (
        <Tabs.Content key={sample.id} value={sample.id} className="overflow-x-auto rounded-b-md">
          <pre className="p-3 font-mono text-xs leading-5">
            <code>{sample.code}</code>
          </pre>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
