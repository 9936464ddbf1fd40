import type { CodeDriver } from '@/lib/billing/phone-schema'
import { env } from '@/lib/env'

/** How codes reach phones here: by Twilio when it is set up, else by our own log. */
export function codeDriver(): CodeDriver {
  return env().TWILIO_ACCOUNT_SID === undefined ? 'log' : 'twilio'
}
