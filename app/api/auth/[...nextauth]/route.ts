import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/auth-options'
import { AppError } from '@/lib/errors'
import { errorAnswer } from '@/lib/http/error-body'
import { newRequestId } from '@/lib/http/request-id'

/** Sign-in, sign-out and their CSRF token, in next-auth's own words. */
type Context = { params: Promise<{ nextauth: string[] }> }

/** next-auth answers these by an error of ours, and repeats in the log what was sent. */
function refusal(request: NextRequest, path: string): AppError | null {
  if (request.method === 'POST') {
    const type = request.headers.get('content-type') ?? ''
    if (/^application\/x-www-form-urlencoded *(;|$)/i.test(type)) return null
    return new AppError('unsupported', 'content-type must be application/x-www-form-urlencoded.')
  }
  if (path !== 'callback/credentials') return null
  return new AppError('method_not_allowed', 'Use POST.', { allow: 'POST' })
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const refused = refusal(request, (await context.params).nextauth.join('/'))
  if (!refused) return NextAuth(request, context, authOptions())
  const { status, headers, body } = errorAnswer(refused, newRequestId())
  return new Response(body, { status, headers })
}

export { handle as GET, handle as POST }
