// `npm run check`: what can be known in seconds and without a database.
import { checkNode } from './setup/check-node.mjs'

checkNode()
const [{ runCommand }, { checkSources }] = await Promise.all([
  import('./setup/run-command.mjs'),
  import('./setup/check-sources.mjs'),
])
await runCommand(checkSources)
