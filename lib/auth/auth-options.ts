import 'server-only'
import type { NextAuthOptions, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { authCookies } from '@/lib/auth/auth-cookies'
import { authSecret } from '@/lib/auth/auth-secret'
import { callbackPath } from '@/lib/auth/callback-path'
import { endSession } from '@/lib/auth/end-session'
import { liveSession } from '@/lib/auth/live-session'
import type { SignInError } from '@/lib/auth/schema'
import { SESSION_SECONDS, signIn } from '@/lib/auth/sign-in'
import { publicUrl } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { clientAddress } from '@/lib/http/client-address'
import { log } from '@/lib/log'

type Credentials = Record<'email' | 'password', string> | undefined
type Headers = Record<string, string | undefined>

/** next-auth shows the text of what is thrown here in an address, so nothing but these words may leave. */
async function authorize(credentials: Credentials, headers: Headers): Promise<User | null> {
  const origin = {
    address: clientAddress(headers),
    userAgent: headers['user-agent'] ?? '',
    cookieHeader: headers.cookie ?? null,
  }
  const given = { email: credentials?.email ?? '', password: credentials?.password ?? '' }
  try {
    const signedIn = await signIn(given, origin, { now: new Date() })
    // next-auth hands this on to the jwt callback, which keeps only the session's id.
    return signedIn && { id: String(signedIn.sessionId) }
  } catch (error) {
    const refused = error instanceof AppError && error.code === 'rate_limit_exceeded'
    if (!refused) log.error({ err: error instanceof Error ? error.message : typeof error }, 'sign-in failed')
    throw new Error((refused ? 'too_many_attempts' : 'unavailable') satisfies SignInError)
  }
}

const logger: NextAuthOptions['logger'] = {
  error(code, metadata) {
    const message = metadata instanceof Error ? metadata.message : metadata.error?.message
    // A session that has ended, or a token from elsewhere, is an everyday event.
    if (code === 'JWT_SESSION_ERROR') log.debug({ code, err: message }, 'a session token was not accepted')
    // Its text repeats what the caller sent.
    else if (code === 'INVALID_CALLBACK_URL_ERROR') log.debug({ code }, 'a callback address was not accepted')
    else log.error({ code, err: message }, 'sign-in reported an error')
  },
  warn: (code) => log.debug({ code }, 'sign-in warned'),
  debug: () => undefined,
}

/** next-auth's settings, made at each request, since building the pages must not need any setting. */
export function authOptions(): NextAuthOptions {
  // next-auth takes its own address from the environment, and would guess port 3000.
  process.env.NEXTAUTH_URL ||= publicUrl()
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: publicUrl().startsWith('https://'),
    cookies: authCookies(),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    logger,
    providers: [
      CredentialsProvider({
        credentials: { email: { label: 'Email' }, password: { label: 'Password', type: 'password' } },
        authorize: (credentials, request) => authorize(credentials, request.headers ?? {}),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      session: async ({ session, token }) => {
        const live = await liveSession(token.sid, new Date())
        if (!live) throw new Error('the session has ended')
        return { expires: session.expires, user: { email: live.email, name: live.name } }
      },
      redirect: ({ url, baseUrl }) => new URL(callbackPath(url, baseUrl), baseUrl).href,
    },
    events: {
      signOut: async ({ token }) => {
        const live = await liveSession(token.sid, new Date())
        if (live) await endSession(live.sessionId, { now: new Date() })
      },
    },
  }
}
