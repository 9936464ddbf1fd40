import 'server-only'
import { insertAlert, type NewAlert } from '@/lib/alerts/queries/insert-alert'
import { transaction } from '@/lib/db/transaction'

/** Tells of all of them or of none; what was told already stays as it is. @returns how many were new */
export function raiseAlerts(alerts: readonly NewAlert[]): Promise<number> {
  return transaction(async (client) => {
    let told = 0
    for (const alert of alerts) if (await insertAlert(client, alert)) told++
    return told
  })
}
