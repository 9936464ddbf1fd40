/** Who did something: an outward user id such as `usr_...`, `operator cli`, or `system`. */
export type Actor = string

/** Who asks for a change, and the moment at which it counts. */
export type By = { actor: Actor; now: Date }

/** What is written of a change. `accountId` is 0n for the whole platform; `detail` never holds a secret. */
export type AuditRecord = By & {
  accountId: bigint
  action: string
  target: string
  detail: Record<string, string | number | boolean | null | string[]>
}

/** A row of the audit log as pages show it: instants as ISO text, and `words` what was kept of the change. */
export type AuditLine = {
  auditId: string
  action: string
  actor: string
  target: string
  at: string
  words: { name: string; value: string }[]
}

/** Newest first; `next` asks for the page after this one, and is null on the last. */
export type AuditPage = { lines: AuditLine[]; next: string | null }
