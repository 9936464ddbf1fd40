const FALLBACK = 'en-US'

function weight(part: string): number {
  const quality = /;\s*q=([0-9.]+)/.exec(part)?.[1]
  return quality === undefined ? 1 : Number(quality) || 0
}

function supported(tag: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag])[0]
  } catch {
    return undefined
  }
}

/**
 * The reader's locale from an Accept-Language header: the best one that this runtime can format, else
 * `en-US`.
 */
export function formatLocale(acceptLanguage: string | null | undefined): string {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => ({ tag: (part.split(';')[0] ?? '').trim(), quality: weight(part) }))
    .filter((each) => each.quality > 0 && each.tag !== '')
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    const locale = supported(tag)
    if (locale) return locale
  }
  return FALLBACK
}
