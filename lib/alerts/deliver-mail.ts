import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { mailHtml } from '@/lib/alerts/mail-html'
import type { SmtpSettings } from '@/lib/alerts/smtp-settings'

/** A server that says nothing for so long is given up, and an attempt as a whole after three times that. */
const SILENCE_MS = 10_000
const ATTEMPT_MS = 30_000

export type Letter = { messageId: string; to: string; subject: string; text: string }

/**
 * `refused`: this recipient or text will never be taken. `later`: it may be, another time. The problem is a
 * word of ours and a code; what the server said is not kept, since it may repeat the mail or a password.
 */
export type MailOutcome =
  | { kind: 'sent' }
  | { kind: 'refused'; problem: string }
  | { kind: 'later'; problem: string }

/** What a fault of SMTP has beside its message. */
type Fault = { code?: unknown; responseCode?: unknown; command?: unknown }

/** Hands one mail over to the server. It never throws, and leaves no connection behind. */
export async function deliverMail(
  letter: Letter,
  smtp: SmtpSettings,
  stop: AbortSignal,
): Promise<MailOutcome> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(ATTEMPT_MS)])
  const socket = connect({ host: smtp.host, port: smtp.port })
  // A fault is met by whoever waits for the socket; unheard in between it would end the process.
  socket.on('error', () => {})
  try {
    await once(socket, 'connect', { signal: AbortSignal.any([signal, AbortSignal.timeout(SILENCE_MS)]) })
    await Promise.race([handOver(letter, smtp, socket), whenAborted(signal)])
    return { kind: 'sent' }
  } catch (error) {
    return outcomeOf(error as Fault)
  } finally {
    socket.destroy()
  }
}

function handOver(letter: Letter, smtp: SmtpSettings, connection: Socket): Promise<unknown> {
  const { host, port, isSecure: secure, needsTls: requireTLS, auth, from } = smtp
  const patience = { connectionTimeout: SILENCE_MS, greetingTimeout: SILENCE_MS, socketTimeout: SILENCE_MS }
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS,
    connection,
    ...patience,
    ...(auth && { auth }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { messageId, to, subject, text } = letter
  // Whoever is away doesn't answer a machine.
  const headers = { 'Auto-Submitted': 'auto-generated' }
  return transport.sendMail({ from, to, subject, text, html: mailHtml(text), messageId, headers })
}

async function whenAborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort')
  throw signal.reason
}

function outcomeOf({ code, responseCode, command }: Fault): MailOutcome {
  if (typeof responseCode === 'number') {
    const isForGood = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
    return { kind: isForGood ? 'refused' : 'later', problem: `refused with ${responseCode}` }
  }
  if (code === 'ETIMEDOUT' || code === 'ABORT_ERR' || typeof code === 'number') {
    return { kind: 'later', problem: 'no answer in time' }
  }
  return { kind: 'later', problem: typeof code === 'string' ? code : 'no understandable answer' }
}
