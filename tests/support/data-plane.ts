import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveDataPlane } from '@/lib/server/data-plane'

export type Answer = { status: number; text: string; headers: Headers }
export type Post = (path: string, body: string | Buffer, headers: Record<string, string>) => Promise<Answer>

/** The endpoints that programs call, behind real HTTP. */
export async function startDataPlane(): Promise<{ url: string; post: Post; stop: () => void }> {
  const server = createServer((request, response) => void serveDataPlane(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const post: Post = async (path, body, headers) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', body: Buffer.from(body), headers })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url, post, stop }
}
