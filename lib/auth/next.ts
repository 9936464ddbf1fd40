import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { readSession } from '@/lib/auth/read-session'
import type { Session } from '@/lib/auth/schema'

/** Who asks for the page that is being rendered; looked up once a request, however many components ask. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const cookieHeader = (await headers()).get('cookie')
  return readSession(cookieHeader)
})
