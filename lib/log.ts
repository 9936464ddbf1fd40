import pino from 'pino'

/**
 * Structured log lines on standard error. What people send (rows, bodies, headers, secrets) is never logged.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL || 'info',
    base: null,
    redact: ['password', 'secret', 'authorization', 'cookie', '*.password', '*.secret', '*.authorization'],
  },
  pino.destination({ fd: 2, sync: true }),
)
