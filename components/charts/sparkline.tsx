/** The course of a figure as a line, without axes: the tile beside it says the numbers. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const highest = Math.max(...values, 0)
  const lowest = Math.min(...values, 0)
  const span = highest - lowest || 1
  const step = values.length > 1 ? 100 / (values.length - 1) : 0
  const points = values.map(
    (value, at) => `${(at * step).toFixed(2)},${(24 - ((value - lowest) / span) * 22).toFixed(2)}`,
  )
  return (
    <svg aria-hidden viewBox="0 0 100 26" preserveAspectRatio="none" className="block h-[26px] w-full">
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
