import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SchemaContainer } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { type EngineOptions, withSchemaEngine } from './schema-engine'

/** Where this checkout keeps its data model. */
export const schemaFile = join(process.cwd(), 'prisma', 'schema.prisma')

/**
 * The SQL that would bring a live database to the shape of a Prisma schema; empty when it has that shape
 * already.
 */
export async function diffSchema(databaseUrl: string, schemaPath = schemaFile): Promise<string> {
  const schema: SchemaContainer = { path: schemaPath, content: await readFile(schemaPath, 'utf8') }
  const options: EngineOptions = { datamodels: [[schema.path, schema.content]] }
  return withSchemaEngine(databaseUrl, options, async (engine) => {
    const diff = await engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: join(schemaPath, '..') },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return diff.exitCode === 0 ? '' : (diff.stdout ?? '')
  })
}
