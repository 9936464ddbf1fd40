import { z } from 'zod'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'

const TIMEOUT_MS = 8_000

const faultSchema = z.object({ code: z.number() })
const verificationSchema = z.object({ status: z.string().max(32) })

/** What Twilio's numbers of errors mean to who waits for a code. */
function refusal(code: number): AppError | null {
  if (code === 60200 || code === 60205 || code === 21211) {
    return new AppError('invalid_request', 'This number gets no text messages. Check it.', { param: 'phone' })
  }
  if (code === 60202 || code === 60203) {
    const message = 'Too many attempts with this number. Try again in 10 minutes.'
    return new AppError('rate_limit_exceeded', message, { retryAfterSeconds: 600 })
  }
  if (code === 20404) return new AppError('unprocessable', 'This code has expired. Ask for a new one.')
  if (code === 20429) {
    const message = 'Too many codes are being sent right now. Try again in a moment.'
    return new AppError('rate_limit_exceeded', message, { retryAfterSeconds: 5 })
  }
  return null
}

async function post(path: string, form: Record<string, string>) {
  const { TWILIO_API_BASE, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_VERIFY_SERVICE_SID } = env()
  const address = `/v2/Services/${TWILIO_VERIFY_SERVICE_SID}/${path}`
  const credentials = Buffer.from(`${TWILIO_ACCOUNT_SID}:${TWILIO_AUTH_TOKEN}`).toString('base64')
  const response = await fetch(new URL(address, TWILIO_API_BASE), {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams(form),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  return { status: response.status, text: await response.text() }
}

/**
 * Asks Twilio's Verify service. @returns the status of the verification, such as `pending` or `approved`
 * @throws AppError invalid_request, unprocessable, rate_limit_exceeded, upstream_failed, upstream_timeout
 */
export async function askTwilio(path: string, form: Record<string, string>): Promise<string> {
  const { status, text } = await post(path, form).catch((error: Error) => {
    log.error({ err: error.message }, 'Twilio could not be asked')
    throw error.name === 'TimeoutError'
      ? new AppError('upstream_timeout', 'The service that sends codes does not answer. Try again later.')
      : new AppError('upstream_failed', "The service that sends codes can't be reached. Try again later.")
  })
  const body: unknown = await Promise.resolve(text)
    .then(JSON.parse)
    .catch(() => null)
  const parsed = verificationSchema.safeParse(body)
  if (status < 300 && parsed.success) return parsed.data.status
  const { data } = faultSchema.safeParse(body)
  log.error({ status, code: data?.code }, 'Twilio did not do what it was asked')
  throw (
    (data && refusal(data.code)) ??
    new AppError('upstream_failed', 'The service that sends codes failed. Try again later.')
  )
}
