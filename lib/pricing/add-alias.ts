import type { By } from '@/lib/audit/schema'
import { writeAlias } from '@/lib/pricing/queries/aliases'
import { type NewAlias, newAliasSchema } from '@/lib/pricing/schema'

/**
 * Gives a model another name that nobody has yet; given again it changes nothing.
 * @throws AppError model_not_found, conflict when the name is a model's own or stands for another model
 */
export async function addAlias(alias: NewAlias, by: By): Promise<{ alias: string; model: string }> {
  const given = newAliasSchema.parse(alias)
  return { alias: given.name.toLowerCase(), model: await writeAlias({ ...given, mayMove: false }, by) }
}
