const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

const BODY = 'font:15px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:560px;margin:24px'

/** The same words as a page: paragraphs, and links where a line is an address. Nothing is fetched for it. */
export function mailHtml(text: string): string {
  const line = (words: string) => {
    const safe = escapeHtml(words)
    return /^https?:\/\/\S+$/.test(words) ? `<a href="${safe}">${safe}</a>` : safe
  }
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(line).join('<br>')}</p>`)
  return `<!doctype html><html lang="en"><body style="${BODY}">${paragraphs.join('')}</body></html>`
}
