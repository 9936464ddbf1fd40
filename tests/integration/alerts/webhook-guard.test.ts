import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { postWebhook } from '@/lib/alerts/post-webhook'
import { PUBLIC_REACH } from '@/lib/alerts/reach'
import { startReceiver } from '@/tests/support/webhook-receiver'

const never = new AbortController().signal
const message = (url: string) => ({ url, payload: '{}', headers: {} })
let receiver: Awaited<ReturnType<typeof startReceiver>>
const plain = createServer((socket) => {
  connections++
  socket.destroy()
})
let connections = 0

beforeAll(async () => {
  receiver = await startReceiver()
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  receiver.stop()
  plain.close()
})

it.each([
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0', '[::1]', '[::]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[fe80::1]', '[fd00:ec2::254]'],
  ...['169.254.169.254', '10.0.0.1', '192.168.1.1', '100.100.100.200'],
])('nothing is sent to %s, whatever stands in the database', async (host) => {
  const answered = await postWebhook(message(`https://${host}:${receiver.port}/`), PUBLIC_REACH, never)
  expect(answered).toEqual({ outcome: 'forbidden_address', status: null })
  expect(receiver.received).toEqual([])
})

it.each([
  [['127.0.0.1']],
  [['::1']],
  [['1.1.1.1', '127.0.0.1']],
  [['169.254.169.254', '1.1.1.1']],
  [['::ffff:127.0.0.1']],
  [['2606:4700::1111', 'fd00::1']],
])('a name that leads to %s is refused as a whole', async (addresses) => {
  const reach = { ...PUBLIC_REACH, resolve: async () => addresses }
  const answered = await postWebhook(message(`https://rebind.test:${receiver.port}/`), reach, never)
  expect(answered).toEqual({ outcome: 'forbidden_address', status: null })
  expect(receiver.received).toEqual([])
})

it('a name, public first and private next, is asked once and reached where it was judged', async () => {
  const answers = [['127.0.0.1'], ['127.0.0.2']]
  const asked: string[] = []
  const { mayReach, ca } = receiver.reach
  const resolve = async (hostname: string) => {
    asked.push(hostname)
    return answers.shift() ?? []
  }
  const posted = await postWebhook(message(receiver.url), { resolve, mayReach, ...(ca && { ca }) }, never)
  expect(posted).toEqual({ outcome: 'delivered', status: 204 })
  expect(asked).toEqual(['receiver.test'])
  const next = await postWebhook(message(receiver.url), { resolve, mayReach, ...(ca && { ca }) }, never)
  expect(next.outcome).toBe('forbidden_address')
  expect(receiver.received).toHaveLength(1)
})

it('a redirect to this machine is not followed', async () => {
  const { port } = plain.address() as { port: number }
  Object.assign(receiver.control, { status: 307, location: `https://127.0.0.1:${port}/` })
  const answered = await postWebhook(message(receiver.url), receiver.reach, never)
  expect(answered).toEqual({ outcome: 'redirect', status: 307 })
  expect(connections).toBe(0)
})

it('a name that has no address, or never answers, is no way out', async () => {
  const nowhere = { ...PUBLIC_REACH, resolve: async () => [] }
  expect((await postWebhook(message('https://a.test/'), nowhere, never)).outcome).toBe('unknown_host')
  const stop = new AbortController()
  const silent = { ...PUBLIC_REACH, resolve: () => new Promise<string[]>(() => {}) }
  const asking = postWebhook(message('https://a.test/'), silent, stop.signal)
  stop.abort()
  expect((await asking).outcome).toBe('timeout')
})
