'use client'

import { PageFailed, type PageFailedProps } from '@/components/ui/page-failed'

/** Stands inside the operators' frame, so that its other pages stay in reach. */
export default function OperatorPageError(props: PageFailedProps) {
  return <PageFailed {...props} />
}
