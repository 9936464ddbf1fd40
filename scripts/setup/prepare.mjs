import { join } from 'node:path'
import { buildPages } from './build-pages.mjs'
import { bundle } from './bundle.mjs'
import { generate } from './generate.mjs'
import { install } from './install.mjs'
import { withLock } from './lock.mjs'
import { buildFolder } from './project.mjs'

/**
 * Everything that a command needs on disk: packages, the database client, the bundles and, on demand, the
 * pages. Two commands that are started together don't make the same thing twice.
 */
export function prepare(progress, { pages }) {
  const lockFile = join(buildFolder, 'lock')
  const work = async () => {
    await progress.step('Packages', install)
    await progress.step('Database client', generate)
    await progress.step('Programs', bundle)
    if (pages) await progress.step('Pages', buildPages)
  }
  return withLock(lockFile, work, (holder) =>
    progress.say(`  Process ${holder} is at this already; waiting for it`),
  )
}
