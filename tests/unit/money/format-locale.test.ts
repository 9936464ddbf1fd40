import { expect, it } from 'vitest'
import { formatLocale } from '@/lib/money/format-locale'

it.each([
  [null, 'en-US'],
  ['', 'en-US'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de-AT'],
  ['en;q=0.4, fr-CA;q=0.9', 'fr-CA'],
  ['*', 'en-US'],
  ['not a tag, pt-BR', 'pt-BR'],
  ['de;q=0, es', 'es'],
])('reads %j as %s', (header, locale) => {
  expect(formatLocale(header)).toBe(locale)
})
