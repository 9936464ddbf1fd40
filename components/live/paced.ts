/**
 * Runs `act` at once when it hasn't run for `everyMs`, else once at the end of that time, however often it is
 * asked. `stop` drops a run that is waiting.
 */
export function paced(act: () => void, everyMs: number): { ask: () => void; stop: () => void } {
  let ranAt = Number.NEGATIVE_INFINITY
  let waiting: ReturnType<typeof setTimeout> | undefined
  function run(): void {
    waiting = undefined
    ranAt = performance.now()
    act()
  }
  return {
    ask() {
      if (waiting !== undefined) return
      const leftMs = ranAt + everyMs - performance.now()
      if (leftMs <= 0) run()
      else waiting = setTimeout(run, leftMs)
    },
    stop() {
      clearTimeout(waiting)
      waiting = undefined
    },
  }
}
