/** The secret in a header `Authorization: Bearer SECRET`, or null. */
export function bearer(authorization: string | undefined): string | null {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? null
}
