// `node scripts/run.mjs NAME ARGS`: one of the programs beside this file, after whatever set-up it still
// needs. Its standard output is the program's own; what the set-up has to say goes to standard error.
import { checkNode } from './setup/check-node.mjs'

checkNode()
const [{ runCommand }, { runScript }] = await Promise.all([
  import('./setup/run-command.mjs'),
  import('./setup/run-script.mjs'),
])
const [name, ...args] = process.argv.slice(2)
await runCommand(() => runScript(name, args), { answersJson: name === 'admin' })
