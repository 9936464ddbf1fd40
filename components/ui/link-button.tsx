import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonTone, buttonClasses } from '@/components/ui/button-classes'

export type LinkButtonProps = ComponentProps<typeof Link> & { tone?: ButtonTone }

/**
 * A link that looks like a button, or, with the tone `link`, like the underlined words of a panel's header.
 */
export function LinkButton({ tone = 'plain', className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClasses(tone, className)} />
}
