// `npm test`, or `npm test -- SUITE` for some of it.
import { checkNode } from './setup/check-node.mjs'

checkNode()
const [{ runCommand }, { testProduct }] = await Promise.all([
  import('./setup/run-command.mjs'),
  import('./setup/test-product.mjs'),
])
await runCommand(() => testProduct(process.argv.slice(2)))
