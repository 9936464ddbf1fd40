import { isIP } from 'node:net'
import { z } from 'zod'
import { BadSetting, env, publicUrl } from '@/lib/env'

export type SmtpSettings = {
  host: string
  port: number
  /** TLS from the first byte; else STARTTLS where the server offers it. */
  isSecure: boolean
  /** A password is never sent in the clear, but to this machine itself. */
  needsTls: boolean
  auth: { user: string; pass: string } | null
  from: string
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
const NAMED_ADDRESS = /^[^<>\p{Cc}]*<([^<>]+)>$/u

const isAddress = (text: string) => z.email().safeParse(text).success

/**
 * Where mail is handed over, from SMTP_URL; null when it is not set, and then no mail is sent.
 * @throws BadSetting that says what is wrong with it, never what it holds
 */
export function smtpSettings(): SmtpSettings | null {
  const { SMTP_URL } = env()
  return SMTP_URL === undefined ? null : parse(SMTP_URL)
}

function parse(setting: string): SmtpSettings {
  const url = URL.canParse(setting) ? new URL(setting) : null
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname) {
    throw new BadSetting('Bad setting SMTP_URL: must be an address such as smtps://user:password@host:465')
  }
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'from')
  if (unknown !== undefined || url.hash || !['', '/'].includes(url.pathname)) {
    throw new BadSetting('Bad setting SMTP_URL: after the host it takes ?from=ADDRESS and nothing else')
  }
  const isSecure = url.protocol === 'smtps:'
  const [user, pass] = [decode(url.username), decode(url.password)]
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isSecure ? 465 : 587),
    isSecure,
    needsTls: !isSecure && user !== '' && !LOOPBACK.test(url.hostname),
    auth: user === '' ? null : { user, pass },
    from: senderOf(url.searchParams.get('from'), user),
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new BadSetting('Bad setting SMTP_URL: a % in its user or password must be written %25')
  }
}

function senderOf(wanted: string | null, user: string): string {
  if (wanted !== null) {
    const address = NAMED_ADDRESS.exec(wanted)?.[1] ?? wanted
    if (isAddress(address)) return wanted
    throw new BadSetting('Bad setting SMTP_URL: from must be an e-mail address, with or without a name')
  }
  if (isAddress(user)) return `Inferometer <${user}>`
  const { hostname } = new URL(publicUrl())
  return `Inferometer <inferometer@${isIP(hostname.replace(/^\[|\]$/g, '')) ? 'localhost' : hostname}>`
}
