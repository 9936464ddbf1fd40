// `npm run soak`, or `npm run soak -- --seeds N --kills N --minutes N` for less, or none, of each.
import { checkNode } from './setup/check-node.mjs'

checkNode()
const [{ runCommand }, { soakProduct }] = await Promise.all([
  import('./setup/run-command.mjs'),
  import('./setup/soak-product.mjs'),
])
await runCommand(() => soakProduct(process.argv.slice(2)))
