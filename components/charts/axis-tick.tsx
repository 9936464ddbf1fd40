type Place = { x?: number | string; y?: number | string; payload?: { value?: unknown } }

/** A word at an axis, looked up by the value that stands there. */
export function AxisTick({
  x,
  y,
  payload,
  labels,
  side,
}: Place & { labels: Map<number, string>; side: 'left' | 'bottom' }) {
  const label = labels.get(Number(payload?.value))
  if (label === undefined) return null
  return (
    <text
      x={side === 'left' ? Number(x) - 4 : x}
      y={side === 'left' ? Number(y) + 4 : Number(y) + 10}
      textAnchor={side === 'left' ? 'end' : 'middle'}
      fontSize={11}
      fill="var(--ink-3)"
    >
      {label}
    </text>
  )
}
