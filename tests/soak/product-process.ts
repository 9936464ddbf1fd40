import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import type { verbs } from '@/tests/soak/simulation/verbs'

type Verbs = typeof verbs
type Answer = { number: number; value?: unknown; fault?: { isAway: boolean; text: string } }
type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void }

/** Nothing of the call is known to have been done, or not to have been: it is to be made again. */
class TryAgain extends Error {}

const RETRY_MS = 25
const PATIENCE_MS = 60_000

/** A process of the product that can be killed at any moment; who calls it insists until it has answered. */
export class ProductProcess {
  private child: ChildProcess | undefined
  private readonly waiting = new Map<number, Waiting>()
  private number = 0

  constructor(
    private readonly file: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  private start(): ChildProcess {
    const child = fork(this.file, { env: this.env, serialization: 'advanced' })
    child.on('message', (answer: Answer) => {
      const call = this.waiting.get(answer.number)
      this.waiting.delete(answer.number)
      if (!answer.fault) call?.resolve(answer.value)
      else call?.reject(answer.fault.isAway ? new TryAgain() : new Error(answer.fault.text))
    })
    child.on('exit', () => {
      if (this.child === child) this.child = undefined
      for (const { reject } of this.waiting.values()) reject(new TryAgain())
      this.waiting.clear()
    })
    return child
  }

  private once<V extends keyof Verbs>(verb: V, args: Parameters<Verbs[V]>[0]): Promise<unknown> {
    this.child ??= this.start()
    const { child } = this
    const number = ++this.number
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject })
      child.send({ number, verb, args }, (error) => error && reject(new TryAgain()))
    })
  }

  /** Calls a verb until it is answered, as a client does that was told nothing. */
  async call<V extends keyof Verbs>(verb: V, ...args: Parameters<Verbs[V]>) {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      try {
        return (await this.once(verb, args[0])) as Awaited<ReturnType<Verbs[V]>>
      } catch (error) {
        if (!(error instanceof TryAgain) || Date.now() > until) throw error
        await wait(RETRY_MS)
      }
    }
  }

  /** @returns whether something was under way. */
  kill(): boolean {
    const isBusy = this.waiting.size > 0
    this.child?.kill('SIGKILL')
    return isBusy
  }
}
