'use client'

import { Swatch } from '@/components/charts/swatch'
import type { ChartSeries } from '@/lib/usage/chart-schema'

export type ChartLegendProps = {
  series: readonly ChartSeries[]
  hidden: ReadonlySet<string>
  onHidden: (hidden: ReadonlySet<string>) => void
  /** What the mark of a bar still filling means. */
  partialText: string | null
  zoneText: string
}

/**
 * Names the series. Pressing one puts it away or brings it back; with Shift or Alt, or a double click, it
 * stands alone.
 */
export function ChartLegend({ series, hidden, onHidden, partialText, zoneText }: ChartLegendProps) {
  const toggle = (id: string) => {
    const next = new Set(hidden)
    if (!next.delete(id)) next.add(id)
    onHidden(next.size === series.length ? new Set() : next)
  }
  const isolate = (id: string) => {
    const alone = hidden.size === series.length - 1 && !hidden.has(id)
    onHidden(new Set(alone ? [] : series.filter((each) => each.id !== id).map((each) => each.id)))
  }
  return (
    // A fieldset is for forms.
    <div
      role="group"
      aria-label="Series: press one to hide or show it, with Shift to see it alone"
      className="flex flex-wrap items-center gap-x-3.5 gap-y-0.5 px-4 pb-2.5 text-xs text-ink-2"
    >
      {series.map(({ id, label, hue, texture }) => (
        <button
          key={id}
          type="button"
          aria-pressed={!hidden.has(id)}
          title="Press to hide or show; Shift and press to see it alone"
          onDoubleClick={() => isolate(id)}
          onClick={(event) => (event.shiftKey || event.altKey ? isolate(id) : toggle(id))}
          className={
            'inline-flex min-h-6 max-w-full items-center gap-1.5 hover:text-ink ' +
            'aria-[pressed=false]:line-through'
          }
        >
          <span className={hidden.has(id) ? 'flex opacity-30' : 'flex'}>
            <Swatch hue={hue} texture={texture} />
          </span>
          <span className="truncate">{label}</span>
        </button>
      ))}
      {partialText ? (
        <span className="inline-flex min-h-6 items-center gap-1.5">
          <span
            aria-hidden
            className="size-2.5 rounded-[2px] border border-dashed border-accent bg-accent/35"
          />
          {partialText}
        </span>
      ) : null}
      <span className="ml-auto min-h-6 content-center text-ink-3">{zoneText}</span>
    </div>
  )
}
