import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamMeter } from '@/lib/gateway/stream-meter'

const chunk = (value: object) => `data: ${JSON.stringify(value)}\n\n`
const WORD = chunk({ choices: [{ delta: { content: 'a "usage" of words' } }], usage: null })
const USAGE = chunk({
  choices: [],
  usage: { prompt_tokens: 12, completion_tokens: 7, prompt_tokens_details: { cached_tokens: 4 } },
})
const DONE = 'data: [DONE]\n\n'
const counted = { prompt_tokens: 12, completion_tokens: 7, cached_tokens: 4 }

/** Sends a text in pieces cut at these places. */
function send(text: string, hide: boolean, cuts: readonly number[] = []) {
  const meter = streamMeter({ hide })
  const bytes = Buffer.from(text)
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length]
  const passed = places.slice(1).map((end, at) => meter.pass(bytes.subarray(places[at], end)).toString())
  return { passed: passed.join(''), rest: meter.rest().toString(), meter }
}

describe('streamMeter', () => {
  it('holds the end back until it is asked for, and everything else it passes on', () => {
    const { passed, rest, meter } = send(WORD + USAGE + DONE, false)
    expect([passed, rest]).toEqual([WORD + USAGE, DONE])
    expect(meter.usage()).toEqual(counted)
    expect(meter.isWhole()).toBe(true)
  })

  it('takes the usage out that the client did not ask for', () => {
    const { passed, rest, meter } = send(WORD + USAGE + DONE, true)
    expect([passed, rest]).toEqual([WORD, DONE])
    expect(meter.usage()).toEqual(counted)
  })

  it('does not take out a chunk that has words beside its usage', () => {
    const both = chunk({
      choices: [{ delta: { content: 'x' } }],
      usage: { prompt_tokens: 1, completion_tokens: 2 },
    })
    const { passed, meter } = send(both, true)
    expect(passed).toBe(both)
    expect(meter.usage()).toEqual({ prompt_tokens: 1, completion_tokens: 2, cached_tokens: null })
    expect(meter.isWhole()).toBe(false)
  })

  it('says the same however the stream is cut, with any of the line ends', () => {
    const cuts = fc.array(fc.nat(400), { maxLength: 30 })
    const lineEnds = fc.constantFrom('\n', '\r\n', '\r')
    fc.assert(
      fc.property(cuts, lineEnds, fc.boolean(), (places, lineEnd, hide) => {
        const text = `: hello\n\n${WORD}${WORD}${USAGE}${DONE}`.replaceAll('\n', lineEnd)
        const end = DONE.replaceAll('\n', lineEnd)
        const inside = places.filter((place) => place < text.length)
        const { passed, rest, meter } = send(text, hide, inside)
        const without = hide ? text.replace(USAGE.replaceAll('\n', lineEnd), '') : text
        expect(passed + rest).toBe(without)
        expect(rest).toBe(end)
        expect(meter.usage()).toEqual(counted)
      }),
    )
  })

  it.each([
    ['-1', { prompt_tokens: -1, completion_tokens: 2 }],
    ['1.5', { prompt_tokens: 1.5, completion_tokens: 2 }],
    ['text', { prompt_tokens: '1', completion_tokens: 2 }],
    ['null', { prompt_tokens: null, completion_tokens: 2 }],
    ['too many', { prompt_tokens: 1e12, completion_tokens: 2 }],
  ])('takes a count of %s for none', (_, usage) => {
    const { meter } = send(chunk({ choices: [], usage }), true)
    expect(meter.usage()).toEqual({ prompt_tokens: null, completion_tokens: 2, cached_tokens: null })
  })

  it('passes on what is not JSON', () => {
    const { passed, meter } = send('data: {"usage": nonsense\n\n', true)
    expect(passed).toBe('data: {"usage": nonsense\n\n')
    expect(meter.usage()).toBeNull()
  })
})
