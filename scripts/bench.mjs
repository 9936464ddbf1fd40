// `npm run bench`, or `npm run bench -- NAME [--events N]` for one of them.
import { checkNode } from './setup/check-node.mjs'

checkNode()
const [{ runCommand }, { benchProduct }] = await Promise.all([
  import('./setup/run-command.mjs'),
  import('./setup/bench-product.mjs'),
])
await runCommand(() => benchProduct(process.argv.slice(2)))
