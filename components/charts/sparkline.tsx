/** The course of a figure as a line, without axes: the tile beside it says the numbers. Null is a gap. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const highest = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
  const lowest = values.reduce<number>((least, value) => Math.min(least, value ?? 0), 0)
  const span = highest - lowest || 1
  const step = values.length > 1 ? 100 / (values.length - 1) : 0
  const path = values.map((value, at) => {
    if (value === null) return ''
    const place = `${(at * step).toFixed(2)},${(24 - ((value - lowest) / span) * 22).toFixed(2)}`
    // One value alone between gaps is a dot: a line of no length under a round pen.
    const isFirst = at === 0 || values[at - 1] === null
    return isFirst ? `M${place}h0` : `L${place}`
  })
  return (
    <svg aria-hidden viewBox="0 0 100 26" preserveAspectRatio="none" className="block h-[26px] w-full">
      <path
        d={path.join('')}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={1.5}
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
