// `npm run -s admin -- VERB`: what operators and scripts do from outside. Prints exactly one JSON object: the
// answer, or {"error":...} with exit 1.
import { closePool } from '@/lib/db/pool'
import { closePrisma } from '@/lib/db/prisma'
import { startAnnouncing } from '@/lib/live/announce'
import { runVerb } from '@/scripts/admin/run-verb'

// Pages that are open in the product's own process hear at once what is changed from here.
const stopAnnouncing = startAnnouncing()
const { answer, failed } = await runVerb(process.argv.slice(2), { now: new Date() })
process.exitCode = failed ? 1 : 0
process.stdout.write(`${JSON.stringify(answer)}\n`)
await stopAnnouncing()
await closePrisma()
await closePool()
