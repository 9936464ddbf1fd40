import type { ComponentProps } from 'react'
import { type ButtonTone, buttonClasses } from '@/components/ui/button-classes'

export type ButtonProps = ComponentProps<'button'> & { tone?: ButtonTone; busy?: boolean }

/** A button. While `busy` it can't be pressed again, and keeps its focus and its width. */
export function Button({
  tone = 'plain',
  busy = false,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClasses(tone, [busy && 'opacity-60', className].filter(Boolean).join(' '))}
    />
  )
}
