import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { TimeText } from '@/components/ui/time-text'
import type { AuditLine } from '@/lib/audit/schema'

export type ChangesPanelProps = {
  title: string
  sentence: string
  changes: readonly AuditLine[]
  /** Older changes to be had, or null at the end. */
  more?: { ask: () => void; busy: boolean } | null
}

/** Who changed what, as the audit log has it. */
export function ChangesPanel({ title, sentence, changes, more = null }: ChangesPanelProps) {
  return (
    <Panel title={title} sentence={sentence}>
      {changes.length === 0 ? (
        <EmptyState title="Nothing was changed yet" />
      ) : (
        <ul className="divide-y divide-line">
          {changes.map(({ auditId, action, actor, at, target, words }) => (
            <li key={auditId} className="grid gap-0.5 px-4 py-2">
              <p className="flex flex-wrap gap-x-2">
                <code className="font-mono text-xs leading-5">{action}</code>
                <span className="text-ink-2">
                  by <span className="[overflow-wrap:anywhere]">{actor}</span>,{' '}
                  <TimeText at={at} style="full" />
                </span>
              </p>
              <p className="text-xs text-ink-2 [overflow-wrap:anywhere]">
                {[`${target}`, ...words.map(({ name, value }) => `${name} ${value}`)].join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {more ? (
        <div className="border-t border-line px-4 py-2">
          <Button onClick={more.ask} busy={more.busy}>
            Show older changes
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}
