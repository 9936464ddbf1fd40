import { joinClasses } from '@/components/ui/join-classes'

export type ButtonTone = 'plain' | 'primary' | 'danger' | 'quiet' | 'icon' | 'link'

const BOX =
  'inline-flex min-h-[30px] items-center justify-center gap-1.5 rounded-md border px-2.5 py-1 ' +
  'whitespace-nowrap'

const TONES: Record<ButtonTone, string> = {
  plain: `${BOX} border-line-strong bg-panel text-ink hover:bg-sunken`,
  primary: `${BOX} border-accent bg-accent font-[550] text-on-accent hover:brightness-110`,
  danger: `${BOX} border-line-strong bg-panel text-bad hover:bg-bad-soft`,
  quiet: `${BOX} border-transparent text-ink-2 hover:bg-sunken hover:text-ink`,
  icon:
    'inline-flex size-[30px] shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-sunken ' +
    'hover:text-ink',
  link:
    'inline-flex min-h-6 items-center gap-1 text-ink-2 underline decoration-line-strong ' +
    'underline-offset-[3px] hover:text-ink hover:decoration-current',
}

/** The look that buttons and links dressed as buttons share. */
export function buttonClasses(tone: ButtonTone, more?: string): string {
  return joinClasses(TONES[tone], 'disabled:opacity-60 disabled:hover:bg-panel', more)
}
