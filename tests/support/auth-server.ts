import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/auth-options'
import { readCookie } from '@/lib/auth/read-cookie'
import { CLIENT_ADDRESS_HEADER } from '@/lib/http/client-address'

/**
 * next-auth with our settings behind real HTTP, without Next: it speaks to the request and response of node
 * as well.
 */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://server.invalid')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const names = (request.headers.cookie ?? '').split(';').map((pair) => pair.split('=')[0]?.trim() ?? '')
  const cookies = Object.fromEntries(
    names.map((name) => [name, decodeURIComponent(readCookie(request.headers.cookie ?? '', name) ?? '')]),
  )
  const nextauth = url.pathname.split('/').slice(3)
  const asked = Object.assign(request, {
    query: { ...Object.fromEntries(url.searchParams), nextauth },
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
    cookies,
  })
  const replying = Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    json: (value: unknown) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(value)),
    send: (value: unknown) => response.end(typeof value === 'string' ? value : JSON.stringify(value)),
  })
  await NextAuth(asked as never, replying as never, authOptions())
}

export async function startAuthServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

/** What a browser keeps of a site: sends its cookies, takes new ones, never follows a redirect. */
export class Browser {
  readonly cookies = new Map<string, string>()
  constructor(
    private readonly url: string,
    private readonly address: string,
  ) {}

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async ask(
    path: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, string> }> {
    const response = await fetch(`${this.url}${path}`, {
      redirect: 'manual',
      headers: {
        cookie: this.cookieHeader(),
        [CLIENT_ADDRESS_HEADER]: this.address,
        'user-agent': 'test browser',
      },
      ...(form && { method: 'POST', body: new URLSearchParams({ json: 'true', ...form }) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      if (value) this.cookies.set(name, value)
      else this.cookies.delete(name)
    }
    return { status: response.status, body: await response.json().catch(() => ({})) }
  }

  async signIn(email: string, password: string, more: Record<string, string> = {}) {
    const { csrfToken = '' } = (await this.ask('/api/auth/csrf')).body
    return this.ask('/api/auth/callback/credentials', { csrfToken, email, password, ...more })
  }

  async signOut() {
    const { csrfToken = '' } = (await this.ask('/api/auth/csrf')).body
    return this.ask('/api/auth/signout', { csrfToken })
  }
}
