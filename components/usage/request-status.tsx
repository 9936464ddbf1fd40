import { Tag, type TagTone } from '@/components/ui/tag'
import { prepareStatusWords } from '@/lib/usage/prepare-status-words'

function toneOf(status: number): TagTone {
  if (status >= 200 && status < 300) return 'good'
  return status === 429 || status === 499 ? 'warn' : 'bad'
}

/** A request's status: its number, in full words when pointed at. */
export function RequestStatus({ status }: { status: number }) {
  return (
    <span title={prepareStatusWords(status)}>
      <Tag tone={toneOf(status)}>{status}</Tag>
    </span>
  )
}
