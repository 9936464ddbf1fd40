import { generate } from './generate.mjs'
import { install } from './install.mjs'
import { PlainError } from './plain-error.mjs'
import { createProgress } from './progress.mjs'
import { runProgram } from './run-program.mjs'

const checks = {
  'Format and lint': ['node_modules/@biomejs/biome/bin/biome', 'check', '--config-path', 'tests', '.'],
  Types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  'Unit tests': [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    'unit',
  ],
}

/** @returns {Promise<number>} the exit code */
export async function checkSources() {
  const progress = createProgress(process.stdout)
  await progress.step('Packages', install)
  await progress.step('Database client', generate)
  const failures = []
  await progress.step(Object.keys(checks).join(', '), async () => {
    const runs = Object.entries(checks).map(async ([name, args]) => {
      try {
        await runProgram(process.execPath, args, { failure: `${name}: failed`, keptLines: 200 })
      } catch (error) {
        if (!(error instanceof PlainError)) throw error
        failures.push(error)
      }
    })
    await Promise.all(runs)
  })
  for (const { message, details } of failures) progress.say([...details, message, ''].join('\n'))
  return failures.length === 0 ? 0 : 1
}
