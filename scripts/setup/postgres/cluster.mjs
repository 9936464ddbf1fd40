// The embedded Postgres itself: made once, started and stopped with its own pg_ctl. That puts it in a session
// of its own, so that Ctrl-C at the terminal ends the product first, and the database when the product is
// done with it.
import {
  appendFileSync,
  chownSync,
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { isAlive } from '../lock.mjs'
import { pickPort } from '../pick-port.mjs'
import { PlainError } from '../plain-error.mjs'
import { runProgram } from '../run-program.mjs'
import { tuning } from './tuning.mjs'

const version = '18'
const user = 'inferometer'

export function clusterUrl(port, password, database) {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
}

/** The port of the server that runs on this place, or null. */
export async function findRunning(place) {
  const pidFile = join(place.folder, 'data', 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n').map(Number)
  if (isPostgres(pid, join(place.folder, 'data'))) return (await answers(port)) ? port : null
  // After a crash its process id may belong to someone else by now, which Postgres takes for a server that
  // lives.
  rmSync(pidFile, { force: true })
  return null
}

/** @returns {Promise<number>} the port it listens on */
export async function startCluster(place, password, { lasting }) {
  const data = join(place.folder, 'data')
  if (!existsSync(data)) await makeCluster(place, password, lasting)
  checkVersion(data)
  const settingsFile = join(data, 'inferometer.conf')
  const port = await choosePort(settingsFile)
  writeOwned(place, settingsFile, tuning(port, lasting))
  const log = join(place.folder, 'log')
  if (existsSync(log)) renameSync(log, `${log}.before`)
  try {
    const args = ['start', '-D', data, '-l', log, '-w', '-t', '120', '-s']
    await control(place, args, 'The embedded Postgres did not start')
  } catch (error) {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-15) : []
    throw new PlainError(error.message, [...error.details, ...lines])
  }
  return port
}

/** Ends it in good order, or in mode `immediate` as a power cut would. */
export async function stopCluster(place, mode = 'fast') {
  const args = ['stop', '-D', join(place.folder, 'data'), '-m', mode, '-w', '-t', '60', '-s']
  await control(place, args, 'The embedded Postgres did not stop')
}

/** Kills it outright; its helpers notice and end by themselves, until when it can't be started again. */
export function killCluster(place) {
  const [pid] = readFileSync(join(place.folder, 'data', 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

function control(place, args, failure) {
  return runProgram(join(place.bin, 'pg_ctl'), args, {
    ...place.owner,
    cwd: place.folder,
    failure,
    shielded: true,
  })
}

async function makeCluster(place, password, lasting) {
  const making = join(place.folder, 'making')
  const passwordFile = join(place.folder, 'password')
  rmSync(making, { recursive: true, force: true })
  writeOwned(place, passwordFile, `${password}\n`)
  const args = [
    `--pgdata=${making}`,
    `--username=${user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
  ]
  args.push('--encoding=UTF8', '--locale=C', ...(lasting ? [] : ['--no-sync']))
  const failure = 'The embedded Postgres could not make its data folder (initdb)'
  try {
    await runProgram(join(place.bin, 'initdb'), args, {
      ...place.owner,
      cwd: place.folder,
      failure,
      shielded: true,
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  appendFileSync(join(making, 'postgresql.conf'), "include = 'inferometer.conf'\n")
  renameSync(making, join(place.folder, 'data'))
}

function writeOwned(place, file, text) {
  writeFileSync(file, text, { mode: 0o600 })
  if (place.owner.uid !== undefined) chownSync(file, place.owner.uid, place.owner.gid)
}

function checkVersion(data) {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (made === version) return
  throw new PlainError(`The data in ${data} is of Postgres ${made}; this version brings Postgres ${version}`)
}

// The port of the last time where it is free, so that what people wrote down about it stays true.
async function choosePort(settingsFile) {
  const text = existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : ''
  const before = Number(/^port = '(\d+)'$/m.exec(text)?.[1] ?? 0)
  return (before && (await pickPort(before))) || pickPort()
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('close', () => socket.destroy()).setTimeout(2000, () => socket.destroy(new Error('silent')))
    socket.once('connect', () => socket.destroy())
  })
}

function isPostgres(pid, data) {
  if (!pid || !isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    // A Postgres works in its data folder, and no other process does.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
  } catch {
    return false
  }
}
