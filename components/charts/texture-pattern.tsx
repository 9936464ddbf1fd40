import { colourValue } from '@/components/charts/colour-value'
import type { Colour, Texture } from '@/lib/usage/prepare-colours'

const MARKS: Record<Texture, string> = {
  solid: '',
  rise: 'M-1,1 l2,-2 M0,8 l8,-8 M7,9 l2,-2',
  fall: 'M-1,7 l2,2 M0,0 l8,8 M7,-1 l2,2',
  dots: 'M2,2 h1.6 M6,6 h1.6',
  flat: 'M0,2 h8 M0,6 h8',
  grid: 'M0,4 h8 M4,0 v8',
}

/**
 * A fill of the series' colour, marked lightly in the panel's own, so that series differ by more than hue.
 */
export function TexturePattern({ id, hue, texture }: Colour & { id: string }) {
  return (
    <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
      <rect width={8} height={8} fill={colourValue(hue)} />
      <path d={MARKS[texture]} stroke="var(--panel)" strokeOpacity={0.34} strokeWidth={1.2} fill="none" />
    </pattern>
  )
}
