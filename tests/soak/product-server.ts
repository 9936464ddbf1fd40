import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** The product over HTTP, in a process that can be killed and started again on the same port. */
export class ProductServer {
  private child: ChildProcess | undefined
  private port = 0

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const child = fork('.build/soak-server.mjs', {
      env: { ...process.env, SOAK_PORT: String(this.port) },
      execArgv: ['--enable-source-maps', '--expose-gc'],
    })
    this.child = child
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    this.port = port
  }

  async kill(): Promise<void> {
    const { child } = this
    if (!child) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  /** Bytes in use after a collection: what JavaScript and its buffers hold, and what the process has. */
  async memory(): Promise<{ usedBytes: number; residentBytes: number }> {
    const { child } = this
    if (!child) throw new Error('the server was not started')
    const told = once(child, 'message')
    child.send('memory')
    const [{ memory }] = (await told) as [{ memory: NodeJS.MemoryUsage }]
    return { usedBytes: memory.heapUsed + memory.external, residentBytes: memory.rss }
  }
}
