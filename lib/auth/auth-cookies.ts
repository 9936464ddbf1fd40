import { publicUrl } from '@/lib/env'

/**
 * The names and attributes of sign-in's cookies. Under https they are `__Host-` ones: a browser then takes
 * them only from this very host, over https and for the whole site, and no subdomain can plant one.
 */
export function authCookies() {
  const secure = publicUrl().startsWith('https://')
  const prefix = secure ? '__Host-' : ''
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  return {
    sessionToken: { name: `${prefix}inferometer.session`, options },
    callbackUrl: { name: `${prefix}inferometer.callback-url`, options },
    csrfToken: { name: `${prefix}inferometer.csrf`, options },
  }
}
