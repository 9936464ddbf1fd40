import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { type Operator, requireOperator } from '@/lib/auth/require-operator'
import { AppError } from '@/lib/errors'
import { requestPath } from '@/lib/http/request-path'

/**
 * Lets an operator pass, and gives who it is; for everyone else the page doesn't exist. Every page asks it,
 * not only the frame around them, since a frame that a browser has already is not made again.
 */
export const gateOperator = cache(async (): Promise<Operator> => {
  const incoming = await headers()
  try {
    return await requireOperator(incoming.get('cookie'))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'not_found') notFound()
    if (error.code !== 'unauthorized') throw error
    const path = requestPath(incoming) ?? '/operator/prices'
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`)
  }
})
