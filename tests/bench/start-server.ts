import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Vitals } from '@/tests/bench/server'

export type BenchServer = { port: number; vitals: () => Promise<Vitals>; stop: () => Promise<void> }

/** Starts the product's data plane as a process of its own, since load and server would share a loop. */
export async function startServer(): Promise<BenchServer> {
  const file = fileURLToPath(new URL('bench-server.mjs', import.meta.url))
  const execArgv = process.env.BENCH_SERVER_FLAGS?.split(' ') ?? []
  const child = fork(file, [], { execArgv })
  const [port] = (await once(child, 'message')) as [number]
  const vitals = async () => {
    child.send('vitals')
    const [answer] = (await once(child, 'message')) as [Vitals]
    return answer
  }
  const stop = async () => {
    const ended = once(child, 'exit')
    child.disconnect()
    await ended
  }
  return { port, vitals, stop }
}
