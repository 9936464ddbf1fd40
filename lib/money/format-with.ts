const cache = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  cache.set(key, made)
  return made
}

/**
 * Writes a number by the reader's locale. Decimal text is formatted digit by digit, never through a float.
 * The narrow spaces that runtimes put differently become one kind, so that server and browser write the same
 * text.
 */
export function formatWith(
  locale: string,
  options: Intl.NumberFormatOptions,
  value: string | number | bigint,
): string {
  const text = formatter(locale, options).format(value as number | bigint | `${number}`)
  return text.replace(/[\u2009\u202f]/g, '\u00a0')
}
