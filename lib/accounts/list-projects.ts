import { projectsOfAccount } from '@/lib/accounts/queries/projects'
import type { Project } from '@/lib/accounts/schema'

/** An account's projects, the oldest first: the default one leads. */
export async function listProjects(accountId: bigint): Promise<Project[]> {
  return projectsOfAccount(accountId)
}
