import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { GET, POST } from '@/app/api/auth/[...nextauth]/route'
import { publicUrl } from '@/lib/env'

const MARK = 'MARKER-77aa'

async function ask(
  method: 'GET' | 'POST',
  path: string,
  init: { headers?: Record<string, string>; body?: string } = {},
) {
  const request = new NextRequest(`${publicUrl()}/api/auth/${path}?note=${MARK}`, { method, ...init })
  const context = { params: Promise.resolve({ nextauth: path.split('/') }) }
  const answer = await (method === 'GET' ? GET : POST)(request, context)
  return { status: answer.status, allow: answer.headers.get('allow'), text: await answer.text() }
}

describe("sign-in's endpoints", () => {
  it.each(['callback/credentials', 'signout', 'session', '_log', MARK])(
    'take forms and nothing else: %s',
    async (path) => {
      for (const type of ['application/json', 'text/plain', `multipart/form-data; boundary=${MARK}`, '']) {
        const answer = await ask('POST', path, { headers: { 'content-type': type }, body: `{"${MARK}` })
        expect(answer.status).toBe(415)
        expect(answer.text).not.toContain(MARK)
      }
    },
  )

  it('let nobody sign in by an address', async () => {
    const answer = await ask('GET', 'callback/credentials')
    expect([answer.status, answer.allow]).toEqual([405, 'POST'])
    expect(answer.text).not.toContain(MARK)
  })
})
