import { insertProjectAlone } from '@/lib/accounts/queries/projects'
import { type NewProject, newProjectSchema } from '@/lib/accounts/schema'
import type { By } from '@/lib/audit/schema'

/** @throws AppError conflict when the account has a project of that name. */
export async function createProject(project: NewProject, by: By): Promise<{ projectId: bigint }> {
  return { projectId: await insertProjectAlone(newProjectSchema.parse(project), by) }
}
