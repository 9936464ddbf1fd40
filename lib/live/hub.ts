import 'server-only'
import type { ServerResponse } from 'node:http'
import { onAccessSignal, onAccountSignal } from '@/lib/db/account-signals'
import { AppError } from '@/lib/errors'
import { readLiveMessage } from '@/lib/live/read-live-message'
import { ACCESS_EVENT, LIVE_EVERY_MS, type LiveMessage } from '@/lib/live/schema'
import { log } from '@/lib/log'

/**
 * Who is watching which account, and when they are told. It owns the pace: however many commits and viewers
 * there are, an account's state is read at most once a second and written once to each viewer. It reads no
 * rows itself.
 */
type Viewer = {
  response: ServerResponse
  /** Throws an AppError when the viewer may no longer see the account. */
  stillAllowed: () => Promise<void>
}
type Room = {
  viewers: Set<Viewer>
  timer: NodeJS.Timeout | null
  toldAt: number
  telling: boolean
  again: boolean
}

const FIRST_DELAY_MS = 50
const EVERY_MS = 1_000

const rooms = new Map<bigint, Room>()

function write(viewer: Viewer, message: LiveMessage): void {
  // A reader that has not taken the last message gets the next one whole; nothing is queued for it.
  // One that was told to go may still have to take what was written before.
  if (viewer.response.writableNeedDrain || viewer.response.writableEnded) return
  viewer.response.write(`id: ${message.at}\nevent: account\ndata: ${JSON.stringify(message)}\n\n`)
}

/** Tells a viewer who may no longer see the account to go. @returns whether it may stay */
async function mayStay(viewer: Viewer): Promise<boolean> {
  try {
    await viewer.stillAllowed()
    return true
  } catch (error) {
    if (error instanceof AppError) viewer.response.end()
    return !(error instanceof AppError)
  }
}

/** Asks of everyone at once whether they may stay, and tells who does to look what they may do now. */
function onAccess(accountId: bigint): void {
  for (const viewer of rooms.get(accountId)?.viewers ?? []) {
    void mayStay(viewer).then((stays) => {
      if (stays && !viewer.response.writableEnded) {
        viewer.response.write(`event: ${ACCESS_EVENT}\ndata: {}\n\n`)
      }
    })
  }
}

async function tell(accountId: bigint, room: Room): Promise<void> {
  room.timer = null
  room.telling = true
  room.again = false
  room.toldAt = Date.now()
  try {
    const message = await readLiveMessage(accountId, { now: new Date() })
    if (message) for (const viewer of room.viewers) write(viewer, message)
  } catch (error) {
    log.warn({ err: (error as Error).message }, 'the live state of an account could not be read')
  }
  room.telling = false
  if (room.viewers.size > 0) schedule(accountId, room, room.again ? EVERY_MS : LIVE_EVERY_MS)
}

function schedule(accountId: bigint, room: Room, afterMs: number): void {
  if (room.timer) clearTimeout(room.timer)
  room.timer = setTimeout(() => void tell(accountId, room), afterMs).unref()
}

function onSignal(accountId: bigint): void {
  const room = rooms.get(accountId)
  if (!room) return
  if (room.telling) {
    room.again = true
    return
  }
  if (room.again) return
  room.again = true
  schedule(accountId, room, Math.max(FIRST_DELAY_MS, room.toldAt + EVERY_MS - Date.now()))
}

/** Begins to tell a viewer; stops when its connection closes. The first message comes at once. */
export async function addViewer(accountId: bigint, viewer: Viewer): Promise<void> {
  // Who left while being let in won't be heard leaving.
  if (viewer.response.destroyed) return
  const room = rooms.get(accountId) ?? {
    viewers: new Set(),
    timer: null,
    toldAt: 0,
    telling: false,
    again: false,
  }
  rooms.set(accountId, room)
  room.viewers.add(viewer)
  const check = setInterval(() => void mayStay(viewer), LIVE_EVERY_MS).unref()
  viewer.response.once('close', () => {
    clearInterval(check)
    room.viewers.delete(viewer)
    if (room.viewers.size > 0) return
    if (room.timer) clearTimeout(room.timer)
    if (rooms.get(accountId) === room) rooms.delete(accountId)
  })
  const message = await readLiveMessage(accountId, { now: new Date() })
  if (message) write(viewer, message)
  if (!room.timer && !room.telling) schedule(accountId, room, LIVE_EVERY_MS)
}

/** Listens to this process's commits. @returns the function that stops it and ends every viewer's stream. */
export function startHub(): () => void {
  const stopListening = [onAccountSignal(onSignal), onAccessSignal(onAccess)]
  return () => {
    for (const each of stopListening) each()
    for (const room of rooms.values()) {
      if (room.timer) clearTimeout(room.timer)
      for (const viewer of room.viewers) viewer.response.end()
    }
  }
}
