import { type ParseArgsConfig, parseArgs } from 'node:util'
import { z } from 'zod'
import type { By } from '@/lib/audit/schema'
import { type IdPrefix, parseId } from '@/lib/db/id'
import { parseUsd } from '@/lib/money/picos'

/** A verb of the command line: reads its options and answers one object. */
export type Verb = (args: string[], by: By) => Promise<Record<string, unknown>>

type Options = NonNullable<ParseArgsConfig['options']>

/** Every option is text but the flags; the schema decides which must be there and what they mean. */
export function verb<S extends z.ZodType>(
  names: { text: string[]; flags?: string[] },
  schema: S,
  run: (values: z.output<S>, by: By) => Promise<Record<string, unknown>>,
): Verb {
  const options: Options = {}
  for (const name of names.text) options[name] = { type: 'string' }
  for (const name of names.flags ?? []) options[name] = { type: 'boolean' }
  return (args, by) => run(schema.parse(parseArgs({ args, options }).values), by)
}

/** An outward id as the number behind it. */
export function idText(prefix: IdPrefix) {
  return z.string().transform((text, context) => {
    const id = parseId(prefix, text)
    if (id === null) context.addIssue({ code: 'custom', message: `must be an id such as ${prefix}_...` })
    return id ?? z.NEVER
  })
}

/** An exact USD amount as picos. */
export const usdText = z.string().transform((text, context) => {
  const picos = parseUsd(text)
  if (picos === null) context.addIssue({ code: 'custom', message: 'must be an amount such as 5.00' })
  return picos ?? z.NEVER
})

/** RFC 3339 with a zone, or Unix seconds. */
export const timeText = z.union([
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  z
    .string()
    .regex(/^\d{1,10}$/, 'must be a time such as 2026-11-01T00:00:00Z, or Unix seconds')
    .transform((text) => new Date(Number(text) * 1000)),
])
