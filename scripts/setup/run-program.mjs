import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { Interruption, interrupted } from './interruption.mjs'
import { PlainError } from './plain-error.mjs'

const usualLines = 30

/**
 * Runs a program to its end, reading its output instead of showing it.
 * @param {string} file
 * @param {string[]} args
 * @param {{ failure: string, onLine?: (line: string) => void, shielded?: boolean }} options
 *   failure: what to say in one line when it doesn't end well; its last lines are added as details.
 *   shielded: it is short and must not be stopped halfway, so that Ctrl-C doesn't reach it.
 *   All others are those of node:child_process's spawn.
 * @returns {Promise<string[]>} its last lines
 */
export function runProgram(
  file,
  args,
  { failure, onLine, keptLines = usualLines, shielded = false, ...options },
) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe']
    const child = spawn(file, args, { ...options, stdio, detached: shielded, windowsHide: true })
    const lines = []
    const keep = (line) => {
      const plain = stripVTControlCharacters(line).trimEnd()
      if (plain === '') return
      lines.push(plain)
      if (lines.length > keptLines) lines.shift()
      onLine?.(plain)
    }
    for (const stream of [child.stdout, child.stderr]) eachLine(stream, keep)
    const stop = () => shielded || child.kill('SIGTERM')
    interrupted.addEventListener('abort', stop)
    child.on('error', (error) => reject(new PlainError(`${failure}: ${error.message}`)))
    child.on('close', (code) => {
      interrupted.removeEventListener('abort', stop)
      if (code === 0) resolve(lines)
      else reject(interrupted.aborted ? new Interruption() : new PlainError(failure, lines))
    })
  })
}

function eachLine(stream, take) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk) => {
    const parts = (rest + chunk).split(/\r?\n|\r/)
    rest = parts.pop() ?? ''
    parts.forEach(take)
  })
  stream.on('end', () => take(rest))
}
