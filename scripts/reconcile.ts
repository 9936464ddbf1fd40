// `npm run reconcile [-- --account ID]`: compares everything the product says about usage and money. Exit 0
// and `0 differences`, or 1 and each difference on a line of its own.
import { parseArgs } from 'node:util'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { reconcile } from '@/lib/reconcile/reconcile'
import { runMain } from '@/scripts/main/run-main'

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { account: { type: 'string' } } })
  const accountId = values.account === undefined ? undefined : parseId('acc', values.account)
  if (accountId === null)
    throw new AppError('invalid_request', '--account must be an account id such as acc_...')
  const { differences, checked } = await reconcile({ accountId })
  for (const { account, at, what, expected, found } of differences) {
    console.log(`${account} ${at} ${what}: expected ${expected}, found ${found}`)
  }
  const { accounts, days, periods, entries } = checked
  console.error(`Compared ${accounts} accounts, ${days} days, ${periods} periods, ${entries} entries`)
  console.log(`${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`)
  return differences.length === 0 ? 0 : 1
}

await runMain(main)
