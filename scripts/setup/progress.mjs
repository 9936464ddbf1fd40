// What is going on, for the person who waits: each step with its time, and the newest line of whatever runs
// in it.
import { Interruption, interrupted } from './interruption.mjs'

const tickMs = 200
const quietTickMs = 15_000

/**
 * @param {NodeJS.WriteStream} stream standard error for commands whose output is read by programs
 * @param {{ quiet?: boolean }} options quiet: only steps that did something are worth a line
 */
export function createProgress(stream, { quiet = false } = {}) {
  const live = stream.isTTY === true

  function show(title, startedAt, detail) {
    const line = `… ${title}  ${seconds(startedAt)}${detail ? `  ${detail}` : ''}`
    if (live) stream.write(`\r\x1b[2K${line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`)
    else stream.write(`${line}\n`)
  }

  /**
   * Runs one step. `work` gets a function to say what it is at, and answers a word about how it went;
   * `unchanged` when there was nothing to do.
   */
  async function step(title, work) {
    if (interrupted.aborted) throw new Interruption()
    const startedAt = Date.now()
    let detail = ''
    const timer = setInterval(() => show(title, startedAt, detail), live ? tickMs : quietTickMs)
    try {
      const outcome = await work((line) => {
        detail = line.trim()
      })
      if (live) stream.write('\r\x1b[2K')
      if (quiet && outcome === 'unchanged') return
      stream.write(`✓ ${title}  ${seconds(startedAt)}${outcome ? `  ${outcome}` : ''}\n`)
    } catch (error) {
      if (live) stream.write('\r\x1b[2K')
      stream.write(`✗ ${title}  ${seconds(startedAt)}\n`)
      throw error
    } finally {
      clearInterval(timer)
    }
  }

  return { step, say: (line) => stream.write(`${line}\n`) }
}

function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`
}
