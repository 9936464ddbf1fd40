// The way a database comes to the shape of prisma/migrations. It owns the order of things: one process at a time, and
// every migration once. It knows nothing of what the tables are for, and never changes a migration that was applied.
import { join } from 'node:path'
import pg from 'pg'
import { readMigrations } from './read-migrations'
import { withSchemaEngine } from './schema-engine'

const migrateLockKey = '7308604759847231'

/** Where this checkout keeps its migrations; every command runs at its top. */
export const migrationsFolder = join(process.cwd(), 'prisma', 'migrations')

/**
 * Applies the migrations that a database doesn't have yet and answers their names, oldest first. Processes that
 * start together wait for one another here; a process that dies lets go of the lock with its connection.
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder): Promise<string[]> {
  const migrationsList = await readMigrations(folder)
  const lock = new pg.Client({ connectionString: databaseUrl, application_name: 'inferometer migrate lock' })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [migrateLockKey])
    return await withSchemaEngine(databaseUrl, undefined, async (engine) => {
      const applied = await engine.applyMigrations({
        migrationsList,
        filters: { externalTables: [], externalEnums: [] },
      })
      return applied.appliedMigrationNames
    })
  } finally {
    await lock.end()
  }
}
