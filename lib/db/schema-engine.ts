// Prisma's own schema engine, run inside this process: the WebAssembly build that its packages carry, talking
// to Postgres through the driver adapter. Nothing is downloaded, and migrations keep Prisma's table and
// checksums. It owns how the engine is loaded and connected; what is asked of it stands in the files beside
// this one.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

export type SchemaEngine = glue.SchemaEngine

// Postgres's internal one-byte "char", in which its catalogue keeps what a foreign key does on delete and on
// update.
const charOid = 18
const textOid = 25

const globals = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message: (message: string) => void } }

let loading: Promise<void> | undefined

// The package's entry imports the .wasm file as a module, which Node doesn't do without a flag: so it is
// compiled here.
async function loadEngine(): Promise<void> {
  globals.PRISMA_WASM_PANIC_REGISTRY = {
    // A panic leaves the engine's promise pending for ever; thrown from here, its message ends the process
    // instead.
    set_message: (message) => {
      throw new Error(`The schema engine failed: ${message}`)
    },
  }
  const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(join(gluePath, '..', 'schema_engine_bg.wasm'))
  const imports: WebAssembly.ModuleImports = { ...glue }
  // The engine limits its waiting for a lock by a timer that it never clears, which must not keep a process
  // alive.
  for (const name of Object.keys(glue).filter((key) => key.startsWith('__wbg_setTimeout_'))) {
    imports[name] = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs).unref()
  }
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': imports })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start !== 'function') throw new Error('This build of the schema engine has no entry')
  start()
}

/**
 * A pool that hands "char" columns over as text, which the driver adapter can read, and remembers which they
 * were.
 */
class CatalogPool extends pg.Pool {
  readonly charColumns = new Set<number>()

  constructor(connectionString: string) {
    super({ connectionString, max: 1, application_name: 'inferometer migrate' })
    const query = this.query.bind(this) as (config: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>
    const readable = async (config: pg.QueryArrayConfig) => {
      const result = await query(config)
      this.charColumns.clear()
      for (const [index, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== charOid) continue
        this.charColumns.add(index)
        field.dataTypeID = textOid
      }
      return result
    }
    this.query = readable as unknown as typeof this.query
  }
}

export type EngineOptions = {
  /** Schema files (path, content), which a diff needs to know of before it is asked. */
  datamodels?: [string, string][]
  /** What to send in place of a script of several statements. */
  completeScript?: (script: string) => string
}

function adapt(adapter: SqlDriverAdapter, pool: CatalogPool, options: EngineOptions): SqlDriverAdapter {
  const { completeScript = (script) => script } = options
  const queryRaw = adapter.queryRaw.bind(adapter)
  // The engine waits for each answer before it asks again, so the columns remembered last are those of this
  // answer.
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query)
    const columnTypes = answer.columnTypes.map((type, index) =>
      pool.charColumns.has(index) ? ColumnTypeEnum.Character : type,
    )
    return { ...answer, columnTypes }
  }
  // The adapter cuts a script at every semicolon, also inside function bodies; Postgres reads it as a whole,
  // and takes it back as a whole when a statement fails.
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: completeScript(script), args: [], argTypes: [] })
  }
  return adapter
}

/** Connects an engine to a database, lets `use` work with it, and ends its connection whatever happens. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  options: EngineOptions,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngine()
  await loading
  const pool = new CatalogPool(databaseUrl)
  // A connection that breaks while idle is reported by the next query; without a listener it would end the
  // process.
  pool.on('error', () => {})
  const factory = new PrismaPg(pool)
  const bound = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => adapt(await factory.connect(), pool, options),
    connectToShadowDb: () => factory.connectToShadowDb(),
  })
  let engine: SchemaEngine | undefined
  try {
    engine = await glue.SchemaEngine.new({ datamodels: options.datamodels }, () => {}, bound)
    return await use(engine)
  } finally {
    engine?.free()
    await pool.end()
  }
}
