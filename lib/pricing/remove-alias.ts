import type { By } from '@/lib/audit/schema'
import { AppError } from '@/lib/errors'
import { deleteAlias } from '@/lib/pricing/queries/aliases'

/**
 * Takes a name from its model: from then on usage under that name is unpriced. What was priced stays.
 * @throws AppError not_found
 */
export async function removeAlias({ name }: { name: string }, by: By): Promise<void> {
  if (!(await deleteAlias(name, by))) throw new AppError('not_found', 'There is no such name.')
}
