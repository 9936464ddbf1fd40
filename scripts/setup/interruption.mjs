// What happens at Ctrl-C, SIGTERM or a closed terminal: what runs is told to end in good order, once. npm
// passes the terminal's signal on although it has reached us already, so only a signal that comes later asks
// for haste.
const sameSignalMs = 1000
const parentCheckMs = 500

const ending = new AbortController()
const haste = new AbortController()

/** Aborted when the command is to end. */
export const interrupted = ending.signal
/** Aborted when someone doesn't want to wait for a good order any more. */
export const hurried = haste.signal

export class Interruption extends Error {}

export function watchSignals() {
  let firstAt = 0
  const onSignal = () => {
    if (firstAt === 0) {
      firstAt = Date.now()
      ending.abort()
    } else if (Date.now() - firstAt > sameSignalMs) haste.abort()
  }
  if (process.env.npm_lifecycle_event) endWithParent(onSignal)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, onSignal)
}

// npm that is killed outright can't pass anything on; whoever did it wanted all of it to end.
function endWithParent(end) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    end()
  }, parentCheckMs)
  timer.unref()
}
