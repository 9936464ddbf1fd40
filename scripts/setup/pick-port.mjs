import { createServer } from 'node:net'

/**
 * A port of loopback on which nothing listens: the given one, or any when it is 0; null when the given one is
 * taken.
 */
export function pickPort(port = 0) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const { port: free } = server.address()
      server.close(() => resolve(free))
    })
  })
}
