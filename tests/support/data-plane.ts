import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { serveDataPlane } from '@/lib/server/data-plane'

export type Answer = { status: number; text: string; headers: Headers }
export type Post = (path: string, body: string | Buffer, headers: Record<string, string>) => Promise<Answer>
/** Sends bytes as they are, and gives all that comes back until the server hangs up. */
export type SendRaw = (bytes: string) => Promise<string>
export type DataPlane = { url: string; post: Post; sendRaw: SendRaw; stop: () => void }

/** What stands in for the pages, which are not here. */
export const PASSED_ON = 299

/** The endpoints that programs call, behind real HTTP. */
export async function startDataPlane(): Promise<DataPlane> {
  const server = createServer((request, response) => {
    if (!serveDataPlane(request, response)) response.writeHead(PASSED_ON).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const post: Post = async (path, body, headers) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', body: Buffer.from(body), headers })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const sendRaw: SendRaw = (bytes) =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1')
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(answer))
      socket.write(bytes)
    })
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url, post, sendRaw, stop }
}
