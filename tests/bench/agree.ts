import { reconcile } from '@/lib/reconcile/reconcile'

/** @throws when events, rollups, ledger and export are not one number, as `npm run reconcile` tells it */
export async function agree(): Promise<void> {
  const { differences } = await reconcile()
  if (differences.length > 0) throw new Error(`reconcile found ${JSON.stringify(differences[0])}`)
}
