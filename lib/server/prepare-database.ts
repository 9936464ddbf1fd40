import 'server-only'
import { migrate } from '@/lib/db/migrate'
import { env } from '@/lib/env'
import { seedLimits } from '@/lib/limits/seed-limits'
import { seedCatalog } from '@/lib/pricing/seed-catalog'

/**
 * Brings a database, empty or not, to what the product needs to serve: the newest migration, the tiers with
 * their limits, the built-in price book. Repeating it changes nothing.
 */
export async function prepareDatabase(now: Date): Promise<void> {
  await migrate(env().DATABASE_URL)
  await seedLimits({ now })
  await seedCatalog({ now })
}
