// Where this checkout keeps things. It also makes its top the working directory, so that commands may be
// started from anywhere.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
/** What must survive: the embedded database and the secrets made for it. */
export const dataFolder = join(root, '.data')
/** What can be made again: bundles and the stamps that say what they were made from. */
export const buildFolder = join(root, '.build')

export function enterProject() {
  process.chdir(root)
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 })
  mkdirSync(buildFolder, { recursive: true })
}
