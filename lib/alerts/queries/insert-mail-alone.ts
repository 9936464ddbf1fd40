import 'server-only'
import type { z } from 'zod'
import { insertMail } from '@/lib/alerts/queries/insert-mail'
import type { newMailSchema } from '@/lib/alerts/schema'
import { pool } from '@/lib/db/pool'

export function insertMailAlone(mail: z.output<typeof newMailSchema>, now: Date): Promise<boolean> {
  return insertMail(pool(), mail, now)
}
