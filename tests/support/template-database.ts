import pg from 'pg'
import type { TestProject } from 'vitest/node'

/**
 * Runs once around the integration tests: makes the template that every test file clones, and drops it. The
 * server is a real Postgres whose superuser's address stands in TEST_DATABASE_URL; runs side by side do not
 * meet.
 */
declare module 'vitest' {
  interface ProvidedContext {
    template: string
  }
}

export function databaseUrl(name: string): string {
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('TEST_DATABASE_URL must name a Postgres for tests; npm test starts one')
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl('postgres') })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = `template_${process.pid}`
  await dropDatabase(template)
  await onServer(`create database ${template}`)
  process.env.DATABASE_URL = databaseUrl(template)
  const { prepareDatabase } = await import('@/lib/server/prepare-database')
  const { closePool } = await import('@/lib/db/pool')
  await prepareDatabase(new Date())
  await closePool()
  project.provide('template', template)
  return () => dropDatabase(template)
}

/** A fresh copy of the template, under a lock, since Postgres copies a template for one caller at a time. */
export async function cloneTemplate(template: string, name: string): Promise<string> {
  await onServer(
    'select pg_advisory_lock(7308604759847232)',
    `create database ${name} template ${template} strategy file_copy`,
  )
  return databaseUrl(name)
}

export async function dropDatabase(name: string): Promise<void> {
  await onServer(`drop database if exists ${name} with (force)`)
}
