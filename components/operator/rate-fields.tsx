import { RateField } from '@/components/operator/rate-field'
import { RATE_UNITS } from '@/lib/pricing/prepare-rate-text'
import type { Kind } from '@/lib/pricing/schema'

const MAIN: Record<Kind, string> = { text: 'Input', image: 'Base image', audio: 'Characters' }

/** The figures that a kind is priced by. */
export function RateFields({ kind }: { kind: Kind }) {
  const unit = `USD ${RATE_UNITS[kind]}`
  return (
    <>
      <RateField label={MAIN[kind]} name="usd" unit={unit} required />
      {kind === 'text' ? (
        <>
          <RateField label="Cached input" name="cached" unit={unit} placeholder="as input" />
          <RateField label="Output" name="output" unit={unit} placeholder="as input" />
        </>
      ) : null}
      {kind === 'image' ? (
        <p className="text-xs text-ink-2">
          Other sizes and steps follow in proportion: width ÷ 1024 × height ÷ 1024 × steps ÷ 25.
        </p>
      ) : null}
    </>
  )
}
