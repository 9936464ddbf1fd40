// What was made from what: a stamp holds the hash of a thing's sources as they were when it was made.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * One hash of files and folders by name and content; what isn't there counts as absent, and `words` as they
 * are.
 */
export function hashOf(paths, words = []) {
  const hash = createHash('sha256')
  for (const word of words) hash.update(`word ${word}\n`)
  for (const path of paths) {
    for (const file of filesUnder(path)) hash.update(`file ${file}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

export function isCurrent(stampFile, hash) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === hash
}

export function writeStamp(stampFile, hash) {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, `${hash}\n`)
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)))
}
