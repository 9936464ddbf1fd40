import { spawnSync } from 'node:child_process'
import { PlainError } from '../plain-error.mjs'

/**
 * Whom Postgres runs as: nobody else for an ordinary user; for root, whom it refuses, the system user
 * `postgres`.
 */
export function findOwner() {
  if (process.getuid?.() !== 0) return {}
  const found = lookUp()
  if (found) return found
  const args = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']
  const made = spawnSync('useradd', args, { encoding: 'utf8' })
  const owner = lookUp()
  if (owner) return owner
  const said = `${made.stderr ?? ''}${made.error?.message ?? ''}`.trim().split('\n')
  throw new PlainError('Postgres does not run as root, and the user postgres could not be made for it', said)
}

/** Whether that user can use a file or folder; always so for the user who asks. */
export function canReach(owner, path) {
  if (owner.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...owner, cwd: '/' }).status === 0
}

function lookUp() {
  const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  if (ids.some(({ status }) => status !== 0)) return null
  const [uid, gid] = ids.map(({ stdout }) => Number(stdout))
  return { uid, gid }
}
