import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { signalAccess, signalAccount } from '@/lib/db/account-signals'
import { AppError } from '@/lib/errors'
import { addViewer, startHub } from '@/lib/live/hub'
import { LIVE_EVERY_MS } from '@/lib/live/schema'
import { makeAccount } from '@/tests/support/make-account'

let stopHub: () => void
beforeAll(() => {
  stopHub = startHub()
})
afterAll(() => stopHub())
afterEach(() => vi.useRealTimers())

/** What a reader that takes nothing has: what is written waits in it, and it never closes by itself. */
const slowReader = () => new ServerResponse(new IncomingMessage(new Socket()))
const allowed = async () => undefined

it('a slow reader that was told to go is written to no more, and the others are', async () => {
  const { accountId } = await makeAccount()
  const [gone, stays] = [slowReader(), slowReader()]
  const failed = vi.fn()
  gone.on('error', failed)
  await addViewer(accountId, { response: gone, stillAllowed: allowed })
  await addViewer(accountId, { response: stays, stillAllowed: allowed })
  gone.end()
  const before = stays.writableLength
  expect(before).toBeGreaterThan(0)
  signalAccount(accountId)
  await vi.waitFor(() => expect(stays.writableLength).toBeGreaterThan(before), 10_000)
  expect(failed).not.toHaveBeenCalled()
  for (const response of [gone, stays]) response.destroy()
})

it("one whose permission has ended is told to go, one whose permission can't be read is not", async () => {
  const { accountId } = await makeAccount()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const [out, unsure] = [slowReader(), slowReader()]
  const refuse = vi.fn(async () => {
    throw new AppError('not_found', 'There is no such account.')
  })
  const fail = vi.fn(async () => {
    throw new Error('the database is away')
  })
  await addViewer(accountId, { response: out, stillAllowed: refuse })
  await addViewer(accountId, { response: unsure, stillAllowed: fail })
  await vi.advanceTimersByTimeAsync(LIVE_EVERY_MS)
  expect([refuse.mock.calls.length, out.writableEnded]).toEqual([1, true])
  expect([fail.mock.calls.length, unsure.writableEnded]).toEqual([1, false])
  for (const response of [out, unsure]) response.emit('close')
})

it('one that left while being let in is forgotten at once', async () => {
  const { accountId } = await makeAccount()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const left = slowReader()
  left.destroy()
  const asked = vi.fn(allowed)
  await addViewer(accountId, { response: left, stillAllowed: asked })
  await vi.advanceTimersByTimeAsync(3 * LIVE_EVERY_MS)
  expect(asked).not.toHaveBeenCalled()
})

it('whose permission has ended is told to go at once, and the others to look what they may do', async () => {
  const { accountId } = await makeAccount()
  const [out, stays] = [slowReader(), slowReader()]
  const refuse = async () => {
    throw new AppError('not_found', 'There is no such account.')
  }
  await addViewer(accountId, { response: out, stillAllowed: refuse })
  await addViewer(accountId, { response: stays, stillAllowed: allowed })
  const written = vi.spyOn(stays, 'write')
  signalAccess(accountId)
  await vi.waitFor(() => expect(out.writableEnded).toBe(true))
  await vi.waitFor(() => expect(written).toHaveBeenCalledWith('event: access\ndata: {}\n\n'))
  expect(stays.writableEnded).toBe(false)
  for (const response of [out, stays]) response.emit('close')
})
