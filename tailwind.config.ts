import type { Config } from 'tailwindcss'

const token = (name: string) => `var(--${name})`
const size = (px: number, linePx: number): [string, { lineHeight: string }] => [
  `${px / 16}rem`,
  { lineHeight: `${linePx / 16}rem` },
]

/** Utilities speak in the tokens of `app/globals.css`, so that a colour or a size stands in one place. */
export default {
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      bg: token('bg'),
      panel: token('panel'),
      sunken: token('sunken'),
      line: token('line'),
      'line-strong': token('line-strong'),
      control: token('control'),
      ink: token('ink'),
      'ink-2': token('ink-2'),
      'ink-3': token('ink-3'),
      accent: token('accent'),
      'accent-soft': token('accent-soft'),
      'on-accent': token('on-accent'),
      bad: token('bad'),
      'bad-soft': token('bad-soft'),
      warn: token('warn'),
      'warn-soft': token('warn-soft'),
      good: token('good'),
      'good-soft': token('good-soft'),
      s1: token('s1'),
      s2: token('s2'),
      s3: token('s3'),
      s4: token('s4'),
      s5: token('s5'),
      s6: token('s6'),
      other: token('other'),
    },
    fontSize: {
      xs: size(12, 16),
      sm: size(13, 20),
      base: size(14, 20),
      xl: size(20, 28),
      '2xl': size(28, 36),
    },
    screens: { wide: '901px' },
  },
} satisfies Config
