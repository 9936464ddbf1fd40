// `npm run seed -- --days 90` plays the demo's past into a database that has no accounts yet.
import { parseArgs } from 'node:util'
import { playHistory } from '@/lib/demo/play-history'
import { AppError } from '@/lib/errors'
import { prepareDatabase } from '@/lib/server/prepare-database'
import { runMain } from '@/scripts/main/run-main'

await runMain(async () => {
  const { values } = parseArgs({ options: { days: { type: 'string', default: '90' } } })
  const days = Number(values.days)
  if (!Number.isInteger(days) || days < 1 || days > 365) {
    throw new AppError('invalid_request', '--days must be from 1 to 365')
  }
  const now = new Date()
  await prepareDatabase(now)
  const requests = await playHistory({ days, now }, (done, of) => console.log(`day ${done} of ${of}`))
  console.log(`${requests} requests in ${days} days`)
  return 0
})
