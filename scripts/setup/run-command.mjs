import { Interruption, watchSignals } from './interruption.mjs'
import { PlainError } from './plain-error.mjs'
import { enterProject } from './project.mjs'

const interruptedCode = 130

/**
 * Runs a command to its end and leaves with its exit code. What people can act on is said in one line, after
 * the last lines of the program that failed; anything else is a fault of ours and shows where it happened.
 * @param {() => Promise<number>} work
 * @param {{ answersJson?: boolean }} how with `answersJson` a program reads standard output and finds the
 *   fault there
 */
export async function runCommand(work, { answersJson = false } = {}) {
  watchSignals()
  let code = 1
  try {
    enterProject()
    code = await work()
  } catch (error) {
    if (error instanceof Interruption) code = interruptedCode
    else if (error instanceof PlainError) {
      for (const line of error.details) console.error(`  ${line}`)
      console.error(error.message)
      if (answersJson) console.log(JSON.stringify({ error: { code: 'unavailable', message: error.message } }))
    } else console.error(error)
  }
  process.exit(code)
}
