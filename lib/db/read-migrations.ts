import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function listFolders(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/**
 * The migrations of a folder laid out as Prisma's are, oldest first; a folder that isn't there yet has none.
 */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const names = (await listFolders(folder)).sort()
  const migrationDirectories = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return {
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: content } },
      }
    }),
  )
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readOrNull(join(folder, 'migration_lock.toml')),
    },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}
