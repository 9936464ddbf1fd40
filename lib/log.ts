import pino, { levels } from 'pino'

/**
 * Structured log lines on standard error. What people send (rows, bodies, headers, secrets) is never logged.
 */
const wanted = process.env.LOG_LEVEL ?? ''
// A level that doesn't exist is refused with the other settings, in their words.
const level = wanted === 'silent' || Object.hasOwn(levels.values, wanted) ? wanted : 'info'

export const log = pino(
  {
    level,
    base: null,
    redact: ['password', 'secret', 'authorization', 'cookie', '*.password', '*.secret', '*.authorization'],
  },
  pino.destination({ fd: 2, sync: true }),
)
