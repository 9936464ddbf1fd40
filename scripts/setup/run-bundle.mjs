import { join } from 'node:path'
import { buildFolder } from './project.mjs'
import { runProgram } from './run-program.mjs'

/** Runs one of our own bundled programs as a step of a set-up. */
export function runBundle(
  name,
  args,
  { env = process.env, flags = ['--enable-source-maps'], failure, onLine },
) {
  const file = join(buildFolder, `${name}.mjs`)
  return runProgram(process.execPath, [...flags, file, ...args], { env, failure, onLine })
}
