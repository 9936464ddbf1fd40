import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { AppError } from '@/lib/errors'

/** Kinds of numbers that a text message to a person can reach. */
const REACHED = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE'])

const WORDS: Record<string, string> = {
  PREMIUM_RATE: 'This is a premium-rate number, which we send nothing to. Use a mobile number.',
  TOLL_FREE: 'Toll-free numbers get no text messages. Use a mobile number.',
  FIXED_LINE: 'This is a landline, which gets no text messages. Use a mobile number.',
}

function refuse(message: string): never {
  throw new AppError('invalid_request', message, { param: 'phone' })
}

/**
 * Reads a phone number as a person writes it, with its country code, and gives it as E.164.
 * @throws AppError invalid_request, in words for who typed it; what was typed is not repeated
 */
export function parsePhone(text: string): string {
  const typed = text.trim()
  if (/[^\x20-\x7e]/.test(typed)) refuse('Write the number with the digits 0 to 9.')
  if (!typed.startsWith('+')) refuse('Begin with + and the country code, such as +1 415 555 2671.')
  if (!/^\+[\d ().-]{4,30}$/.test(typed)) refuse('A phone number has only digits after the +.')
  const phone = parsePhoneNumberFromString(typed)
  const type = phone?.getType()
  if (type && !REACHED.has(type))
    refuse(WORDS[type] ?? 'This number gets no text messages. Use a mobile number.')
  if (!phone?.isValid()) refuse('There is no such phone number. Check the country code and the digits.')
  return phone.number
}
