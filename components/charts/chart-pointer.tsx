'use client'

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { ChartTooltip } from '@/components/charts/chart-tooltip'
import { PLOT } from '@/components/charts/plot-geometry'
import type { ChartBar, ChartModel } from '@/lib/usage/chart-schema'

export type ChartPointerProps = {
  model: ChartModel
  height: number
  /** Called for the bar that was clicked, or chosen with Enter. */
  onPick?: ((bar: ChartBar) => void) | undefined
  /** What picking a bar does: `narrow to it`. */
  pickText: string
}

/** Where the keys lead from a place among `count` places; null for keys that lead nowhere. */
function moved(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: count - 1,
  }
  const next = steps[key]
  return next === undefined ? null : Math.min(count - 1, Math.max(0, next))
}

/** The place under a pointer, as a position among the bars. */
function placeOf(event: PointerEvent<HTMLElement>, count: number): number {
  const box = event.currentTarget.getBoundingClientRect()
  const share = (event.clientX - box.left) / Math.max(1, box.width)
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)))
}

/**
 * Lies over a drawn chart and reads it out: by pointer, by touch and, as a slider through time, by arrow
 * keys. Escape puts the tooltip away.
 */
export function ChartPointer({ model, height, onPick, pickText }: ChartPointerProps) {
  const reached = model.bars.filter((bar) => bar.state !== 'ahead').length
  const [place, setPlace] = useState<number | null>(null)
  // By touch the first tap reads a bar and the second picks it.
  const picks = useRef(true)
  const at = place === null ? null : Math.min(place, reached - 1)
  const bar = at === null ? undefined : model.bars[at]
  if (reached === 0) return null
  const under = (event: PointerEvent<HTMLElement>) => Math.min(reached - 1, placeOf(event, model.bars.length))
  const press = (event: PointerEvent<HTMLElement>) => {
    picks.current = event.pointerType !== 'touch' || under(event) === at
    setPlace(under(event))
  }
  const type = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setPlace(null)
    if (event.key === 'Enter' && bar) onPick?.(bar)
    const next = moved(event.key, at ?? reached, reached)
    if (next === null) return
    event.preventDefault()
    setPlace(next)
  }
  const middle = (((at ?? 0) + 0.5) / model.bars.length) * 100
  const beside = middle > 50 ? `calc(${middle}% - 356px)` : `calc(${middle}% + 16px)`
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`${model.title}: read by arrow keys`}
      aria-valuemin={1}
      aria-valuemax={reached}
      aria-valuenow={(at ?? reached - 1) + 1}
      aria-valuetext={bar?.speech ?? model.sentence}
      onPointerMove={(event) => setPlace(under(event))}
      onPointerDown={press}
      onPointerLeave={(event) => {
        if (event.pointerType === 'mouse') setPlace(null)
      }}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) setPlace(place ?? reached - 1)
      }}
      onBlur={() => setPlace(null)}
      onKeyDown={type}
      onClick={() => bar && picks.current && onPick?.(bar)}
      className={`no-print absolute touch-pan-y rounded-sm ${onPick ? 'cursor-pointer' : 'cursor-crosshair'}`}
      style={{ left: PLOT.left, right: PLOT.right, top: PLOT.top, height: height - PLOT.top - PLOT.bottom }}
    >
      {bar ? (
        <>
          <div
            className="pointer-events-none absolute inset-y-0 border-x border-ink-3/40 bg-ink-3/15"
            style={{
              left: `calc(${middle}% - 50% / ${model.bars.length})`,
              width: `${100 / model.bars.length}%`,
            }}
          />
          <div
            className="absolute top-0 z-20"
            style={{ left: `clamp(-56px, ${beside}, calc(100% - 340px))` }}
          >
            <ChartTooltip
              bar={bar}
              totalLabel={model.totalLabel}
              hint={onPick ? `Click, or press Enter, to ${pickText}` : undefined}
            />
          </div>
        </>
      ) : null}
    </div>
  )
}
