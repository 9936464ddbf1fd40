// Parses the settings, and says in one line which of them is wrong.
import { smtpSettings } from '@/lib/alerts/smtp-settings'
import { env } from '@/lib/env'
import { trustedProxies } from '@/lib/http/trusted-proxies'
import { runMain } from '@/scripts/main/run-main'

await runMain(async () => {
  env()
  trustedProxies()
  smtpSettings()
  return 0
})
