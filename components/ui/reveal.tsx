export type RevealProps = { short: string; full: string }

/** A shortened figure that shows its full value when pointed at or focused, and is read out in full. */
export function Reveal({ short, full }: RevealProps) {
  if (short === full) return <span>{short}</span>
  return (
    // The full value must be reachable by keyboard.
    <span className="reveal" tabIndex={0}>
      <span aria-hidden>{short}</span>
      <span className="reveal-full">{full}</span>
      <span className="sr-only">{full}</span>
    </span>
  )
}
