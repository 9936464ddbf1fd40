// `npm start`. Nothing but the check of Node's version is loaded before it, so that an old Node can say so.
import { checkNode } from './setup/check-node.mjs'

checkNode()
const [{ runCommand }, { startProduct }] = await Promise.all([
  import('./setup/run-command.mjs'),
  import('./setup/start-product.mjs'),
])
await runCommand(() => startProduct({ development: false }))
