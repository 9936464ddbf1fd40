import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/**
 * A mail server that speaks SMTP on loopback. It keeps what it is given, and misbehaves when it is told to:
 * `hang` says nothing, `hang-at-end` takes a mail and doesn't say so, `nonsense` speaks no SMTP, `busy`
 * refuses for now, `refuse` for good every recipient called gone, `drop` hangs up in the middle.
 */
export type SmtpMode = 'ok' | 'hang' | 'hang-at-end' | 'nonsense' | 'busy' | 'refuse' | 'drop'
export type TakenMail = { from: string; to: string; data: string }

type State = { mail: TakenMail; isData: boolean }

function answer(line: string, mode: SmtpMode, state: State): string | null {
  const verb = line.slice(0, 4).toUpperCase()
  if (verb === 'EHLO') return '250-loopback\r\n250 AUTH PLAIN'
  if (verb === 'AUTH') return '235 welcome'
  if (verb === 'MAIL') {
    state.mail.from = line.slice(10)
    return '250 fine'
  }
  if (verb === 'RCPT') {
    state.mail.to = /<(.*)>/.exec(line)?.[1] ?? ''
    if (mode === 'refuse' && state.mail.to.startsWith('gone')) return `550 no mailbox ${state.mail.to}`
    return mode === 'busy' ? '451 later' : '250 fine'
  }
  if (verb === 'DATA') {
    if (mode === 'drop') return null
    state.isData = true
    return '354 go on'
  }
  return verb === 'QUIT' ? '221 bye' : '250 fine'
}

export async function startSmtpServer() {
  const taken: TakenMail[] = []
  const sockets = new Set<Socket>()
  const logins: string[] = []
  const control: { mode: SmtpMode } = { mode: 'ok' }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    const { mode } = control
    if (mode === 'hang') return
    socket.write(mode === 'nonsense' ? '\u0000\u0001what?\r\n'.repeat(50) : '220 loopback ready\r\n')
    const state: State = { mail: { from: '', to: '', data: '' }, isData: false }
    let rest = ''
    const take = (line: string) => {
      if (state.isData && line !== '.') {
        state.mail.data += `${line.replace(/^\./, '')}\n`
        return
      }
      if (line.startsWith('AUTH')) logins.push(Buffer.from(line.slice(11), 'base64').toString())
      const isEnd = state.isData
      state.isData = false
      if (isEnd) taken.push({ ...state.mail })
      if (isEnd && mode === 'hang-at-end') return
      const words = isEnd ? '250 taken' : answer(line, mode, state)
      if (words === null) socket.destroy()
      else socket.write(`${words}\r\n`)
    }
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) take(line)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { port, taken, logins, control, connections: () => sockets.size, stop }
}
