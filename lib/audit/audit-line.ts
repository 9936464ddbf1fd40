import type { AuditLine } from '@/lib/audit/schema'

type AuditRow = {
  auditId: bigint
  action: string
  actor: string
  target: string
  detail: unknown
  createdAt: Date
}

/** A row of the audit log as pages show it; `nameOf` says what people call an actor. */
export function auditLine(row: AuditRow, nameOf: (actor: string) => string): AuditLine {
  const { auditId, action, actor, target, detail, createdAt } = row
  const words = Object.entries(detail ?? {}).flatMap(([name, value]) =>
    value === null ? [] : { name, value: Array.isArray(value) ? value.join(', ') : String(value) },
  )
  return {
    auditId: String(auditId),
    action,
    actor: nameOf(actor),
    target,
    at: createdAt.toISOString(),
    words,
  }
}
