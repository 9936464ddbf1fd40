import type { ReceiptFact } from '@/lib/usage/prepare-receipt'

/** Facts of a request, each with its name. */
export function ReceiptFacts({ facts }: { facts: readonly ReceiptFact[] }) {
  return (
    <dl className="px-4 pb-2">
      {facts.map(({ label, text }) => (
        <div
          key={label}
          className="flex flex-wrap justify-between gap-x-4 border-b border-line py-[7px] last:border-b-0"
        >
          <dt className="text-ink-2">{label}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
