import { useId } from 'react'
import { TexturePattern } from '@/components/charts/texture-pattern'
import type { Colour } from '@/lib/usage/prepare-colours'

/** The mark of a series, as it is drawn in its chart. */
export function Swatch({ hue, texture }: Colour) {
  const id = useId()
  return (
    <svg aria-hidden width={10} height={10} className="keep-colour inline-block shrink-0 rounded-[2px]">
      <defs>
        <TexturePattern id={id} hue={hue} texture={texture} />
      </defs>
      <rect width={10} height={10} fill={`url(#${id})`} />
    </svg>
  )
}
