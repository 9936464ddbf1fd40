import type { Hue } from '@/lib/usage/prepare-colours'

/** The token that a hue is painted with. */
export function colourValue(hue: Hue): string {
  if (hue === 'served') return 'var(--accent)'
  if (hue === 'refused') return 'var(--bad)'
  return hue === 'other' ? 'var(--other)' : `var(--s${hue})`
}
