import { join } from 'node:path'
import { buildPages } from './build-pages.mjs'
import { bundle } from './bundle.mjs'
import { generate } from './generate.mjs'
import { install } from './install.mjs'
import { withLock } from './lock.mjs'
import { buildFolder } from './project.mjs'

/** What every command needs on disk: packages, the database client and the bundles of our programs. */
export function prepare(progress) {
  return alone(progress, async () => {
    await progress.step('Packages', install)
    await progress.step('Database client', generate)
    await progress.step('Programs', bundle)
  })
}

/** What people are served in production. */
export function preparePages(progress) {
  return alone(progress, () => progress.step('Pages', buildPages))
}

// Two commands that are started together don't make the same thing twice.
function alone(progress, work) {
  const onWait = (holder) => progress.say(`  Process ${holder} is at this already; waiting for it`)
  return withLock(join(buildFolder, 'lock'), work, onWait)
}
