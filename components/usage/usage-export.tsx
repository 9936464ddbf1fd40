import { buttonClasses } from '@/components/ui/button-classes'
import type { ExportLink } from '@/lib/usage/prepare-export-link'

/** The link that downloads what the page shows; no page stands there, so the browser follows it by itself. */
export function UsageExport({ href, label, title }: ExportLink) {
  return (
    <a href={href} download title={title} className={buttonClasses('link')}>
      {label}
    </a>
  )
}
