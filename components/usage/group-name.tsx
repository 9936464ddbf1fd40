'use client'

import { Swatch } from '@/components/charts/swatch'
import type { Colour } from '@/lib/usage/prepare-colours'

export type GroupNameProps = {
  row: Colour & { label: string; pick: string | null }
  /** More about it beside its name: a key's hint. */
  note: string | undefined
  onPick: (id: string) => void
}

/** Shortened where a table is wide, and broken into lines where it is narrow. */
const NAME = 'wide:truncate max-wide:whitespace-normal max-wide:[overflow-wrap:anywhere]'

/** A group's name with its colour; a press narrows the view to it. */
export function GroupName({ row, note, onPick }: GroupNameProps) {
  const { pick, label, hue, texture } = row
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Swatch hue={hue} texture={texture} />
      {pick === null ? (
        <span className={NAME}>{label}</span>
      ) : (
        <button
          type="button"
          title={`Narrow to ${label}`}
          onClick={() => onPick(pick)}
          className={`min-h-6 text-left underline-offset-[3px] hover:underline ${NAME}`}
        >
          {label}
        </button>
      )}
      {note ? <span className="truncate font-mono text-xs text-ink-3 max-wide:hidden">{note}</span> : null}
    </span>
  )
}
