import { formatCount } from '@/lib/money/format-count'

function requests(count: string, locale: string): string {
  return `${formatCount(count, locale)} ${count === '1' ? 'request' : 'requests'}`
}

/**
 * Says what a cost doesn't hold yet: requests to models without a price, and requests whose quantity was not
 * reported.
 * @returns null when everything was charged
 */
export function prepareUncharged(
  { unpriced, unmetered }: { unpriced: string; unmetered: string },
  locale: string,
): string | null {
  const parts: string[] = []
  if (unpriced !== '0') {
    parts.push(`${requests(unpriced, locale)} to models without a price, charged once a price is entered`)
  }
  if (unmetered !== '0') parts.push(`${requests(unmetered, locale)} that came without their quantity`)
  return parts.length > 0 ? `${parts.join(', and ')}.` : null
}
