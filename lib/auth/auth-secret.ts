import { BadSetting, env } from '@/lib/env'

/**
 * What sessions are sealed with. @throws BadSetting when there is none, so a server asks for it before it
 * listens.
 */
export function authSecret(): string {
  const { NEXTAUTH_SECRET } = env()
  if (!NEXTAUTH_SECRET)
    throw new BadSetting('Bad setting NEXTAUTH_SECRET: must be set, with 32 characters or more')
  return NEXTAUTH_SECRET
}
