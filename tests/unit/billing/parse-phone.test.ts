import { describe, expect, it } from 'vitest'
import { parsePhone } from '@/lib/billing/parse-phone'

describe('a phone number', () => {
  it.each([
    ['+1 415 555 2671', '+14155552671'],
    ['+1 (415) 555-2671', '+14155552671'],
    [' +44 7911 123456 ', '+447911123456'],
    ['+49 1512 3456789', '+4915123456789'],
    ['+977 984-1234567', '+9779841234567'],
  ])('%j is %s', (text, number) => {
    expect(parsePhone(text)).toBe(number)
  })

  it.each([
    ['+1 900 555 1234', 'premium-rate'],
    ['+1 800 555 1234', 'Toll-free'],
    ['+49 30 123456', 'landline'],
    ['415 555 2672', 'country code'],
    ['', 'country code'],
    ['+1 415 555', 'no such phone number'],
    ['+999 123 456 789', 'no such phone number'],
    ['+1 415 555 2671 ext. 5', 'only digits'],
    ['+1;415,5552671', 'only digits'],
    ['+١ ٤١٥ ٥٥٥ ٢٦٧١', 'digits 0 to 9'],
    ['＋1 415 555 2671', 'digits 0 to 9'],
    ['+1 415 555 267１', 'digits 0 to 9'],
    ['+1 415\u202e 555 2671', 'digits 0 to 9'],
    [`+${'1'.repeat(500)}`, 'only digits'],
  ])('%j is refused kindly: %s', (text, words) => {
    expect(() => parsePhone(text)).toThrow(words)
    if (text) expect(() => parsePhone(text)).not.toThrow(text)
  })
})
