import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const retryMs = 50

/** Whether a process of this machine is there, ours or another user's. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Lets one process at a time do `work`. The lock is a file with its holder's process id; when the holder is
 * gone, however it went, the lock is free.
 * @param {(holder: number) => void} [onWait] told once whom we wait for
 */
export async function withLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true })
  let told = false
  for (;;) {
    const holder = take(file)
    if (holder === null) break
    if (!told) onWait?.(holder)
    told = true
    await wait(retryMs)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return null
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const holder = readHolder(file)
  if (holder !== null && !isAlive(holder)) rmSync(file, { force: true })
  return holder ?? 0
}

function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}
