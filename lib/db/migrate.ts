// The way a database comes to the shape of prisma/migrations. It owns the order of things: one process at a
// time, and every migration once. It knows nothing of what the tables are for, and never changes a migration
// that was applied.
import { join } from 'node:path'
import pg from 'pg'
import { readMigrations } from './read-migrations'
import { withSchemaEngine } from './schema-engine'

const migrateLockKey = '7308604759847231'

/** Where this checkout keeps its migrations; every command runs at its top. */
export const migrationsFolder = join(process.cwd(), 'prisma', 'migrations')

// Sent along with each migration, so that its tables and the record of it are committed together: a process
// may die at any moment, and what is then found unfinished was taken back by Postgres as a whole.
const recordFinished = `
;
update _prisma_migrations set finished_at = now() where finished_at is null and rolled_back_at is null;
`

/**
 * Applies the migrations that a database doesn't have yet and answers their names, oldest first. Processes
 * that start together wait for one another here; a process that dies lets go of the lock with its connection.
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder): Promise<string[]> {
  const migrationsList = await readMigrations(folder)
  const scripts = new Set(
    migrationsList.migrationDirectories.map(({ migrationFile }) => migrationFile.content.value),
  )
  const completeScript = (script: string) => (scripts.has(script) ? script + recordFinished : script)
  const filters = { externalTables: [], externalEnums: [] }
  const lock = new pg.Client({ connectionString: databaseUrl, application_name: 'inferometer migrate lock' })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [migrateLockKey])
    return await withSchemaEngine(databaseUrl, { completeScript }, async (engine) => {
      const history = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters,
      })
      for (const migrationName of history.failedMigrationNames) {
        await engine.markMigrationRolledBack({ migrationName })
      }
      const applied = await engine.applyMigrations({ migrationsList, filters })
      return applied.appliedMigrationNames
    })
  } finally {
    await lock.end()
  }
}
