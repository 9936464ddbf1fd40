import { z } from 'zod'

/**
 * What alerts ask and answer, safe for the browser. Amounts travel as decimal strings of picos, instants as
 * ISO text.
 *
 * A mail to one person. `key` names it for good: queued again under the same key it is sent once. The text is
 * plain, a blank line parts paragraphs, and a line that is an address by itself can be clicked.
 */
export const newMailSchema = z.object({
  /** The account it concerns, null for none. */
  accountId: z.bigint().nullable(),
  key: z.string().min(1).max(200),
  to: z.email().max(254),
  // Control characters could begin a header of their own.
  subject: z
    .string()
    .min(1)
    .max(250)
    .regex(/^\P{Cc}*$/u, 'must be one line'),
  text: z.string().min(1).max(20_000),
})
export type NewMail = z.input<typeof newMailSchema>
