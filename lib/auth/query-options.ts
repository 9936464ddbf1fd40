import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { AcceptBody, SessionRow, SignInError, SignUp } from '@/lib/auth/schema'
import { fetchJson } from '@/lib/http/fetch-json'
import { RequestFailed } from '@/lib/http/request-failed'

/**
 * Signing in, up and out from a page. These speak next-auth's endpoints themselves: its own client would
 * weigh more than the forms.
 */
const REFUSALS: Record<SignInError, string> = {
  CredentialsSignin: 'The email or the password is wrong.',
  too_many_attempts: 'Too many attempts. Wait a few minutes, then try again.',
  unavailable: 'Signing in does not work right now. Try again in a moment.',
}

/** What a person is told for an `error` of next-auth; its other words are of no use to them. */
export function refusalText(error: string): string {
  const known: Partial<Record<string, string>> = REFUSALS
  return known[error] ?? REFUSALS.unavailable
}

/** Posts to one of next-auth's endpoints with its CSRF token. @returns where it would lead a browser. */
async function postAuth(action: string, fields: Record<string, string>): Promise<URL> {
  const { csrfToken } = await fetchJson<{ csrfToken: string }>('/api/auth/csrf')
  const response = await fetch(`/api/auth/${action}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  })
  const { url }: { url?: string } = await response.json().catch(() => ({}))
  if (!url) throw new RequestFailed(response.status, 'unavailable', REFUSALS.unavailable, null)
  return new URL(url, window.location.origin)
}

export const signInMutation = () =>
  mutationOptions({
    mutationFn: async ({ email, password }: SignUp) => {
      const { searchParams } = await postAuth('callback/credentials', { email, password, callbackUrl: '/' })
      const error = searchParams.get('error')
      if (error) throw new RequestFailed(401, 'unauthorized', refusalText(error), null)
      if (searchParams.has('csrf')) {
        const message =
          'Your browser refused the cookie that signing in needs. Allow cookies, then try again.'
        throw new RequestFailed(403, 'forbidden', message, null)
      }
    },
  })

export const signUpMutation = () =>
  mutationOptions({
    mutationFn: (body: SignUp) => fetchJson<{ account: string }>('/api/sign-up', { method: 'POST', body }),
  })

/** Ends the session's row, so that no copy of its cookie is worth anything. */
export const signOutMutation = () =>
  mutationOptions({
    mutationFn: async () => {
      await postAuth('signout', { callbackUrl: '/sign-in' })
    },
  })

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['auth', 'sessions'],
    queryFn: ({ signal }) => fetchJson<SessionRow[]>('/api/sessions', { signal }),
  })

export const endSessionMutation = () =>
  mutationOptions({
    mutationFn: ({ sessionId }: { sessionId: string }) =>
      fetchJson<object>(`/api/sessions/${sessionId}`, { method: 'DELETE' }),
  })

export const signOutEverywhereMutation = () =>
  mutationOptions({
    mutationFn: () => fetchJson<{ ended: number }>('/api/sessions', { method: 'DELETE' }),
  })

/** Takes an invitation: with a password, or as who is signed in. */
export const acceptInvitationMutation = (account: string, token: string) =>
  mutationOptions({
    mutationFn: (body: AcceptBody) =>
      fetchJson<{ account: string }>(`/api/join/${account}/${token}`, { method: 'POST', body }),
  })
