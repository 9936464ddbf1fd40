import type { By } from '@/lib/audit/schema'
import { writeAlias } from '@/lib/pricing/queries/aliases'
import { type NewAlias, newAliasSchema } from '@/lib/pricing/schema'

/**
 * Gives a model another name, or moves that name to another model; names are compared without regard to case.
 * @throws AppError model_not_found for an unknown model, conflict when the name is a model's own.
 */
export async function setAlias(alias: NewAlias, by: By): Promise<{ alias: string; model: string }> {
  const given = newAliasSchema.parse(alias)
  return { alias: given.name, model: await writeAlias({ ...given, mayMove: true }, by) }
}
