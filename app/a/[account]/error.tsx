'use client'

import { PageFailed, type PageFailedProps } from '@/components/ui/page-failed'

/** Stands inside the account's frame, so that its other pages stay in reach. */
export default function AccountPageError(props: PageFailedProps) {
  return <PageFailed {...props} />
}
