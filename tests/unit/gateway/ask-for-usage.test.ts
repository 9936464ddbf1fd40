import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askForUsage } from '@/lib/gateway/ask-for-usage'

const ask = (text: string) => {
  const { body, hide } = askForUsage(Buffer.from(text), JSON.parse(text))
  return { text: body.toString(), hide }
}

describe('askForUsage', () => {
  it.each([
    ['{"stream":true}', '{"stream_options":{"include_usage":true},"stream":true}'],
    [' {\n "stream" : true}', ' {"stream_options":{"include_usage":true},\n "stream" : true}'],
    ['{"stream_options":null,"x":1.0}', '{"stream_options":{"include_usage":true},"x":1.0}'],
    [
      '{"a":"}\\"{","stream_options": {"include_usage":false,"k":[1,{"b":"]"}]} ,"n":1e309}',
      '{"a":"}\\"{","stream_options": {"include_usage":true,"k":[1,{"b":"]"}]} ,"n":1e309}',
    ],
    [
      '{"m":{"stream_options":{}},"stream_options":{}}',
      '{"m":{"stream_options":{}},"stream_options":{"include_usage":true}}',
    ],
    [
      '{"stream_options":{},"\\u0073tream_options":{"z":1}}',
      '{"stream_options":{},"\\u0073tream_options":{"z":1,"include_usage":true}}',
    ],
  ])('changes nothing else of %s', (text, expected) => {
    expect(ask(text)).toEqual({ text: expected, hide: true })
  })

  it('leaves the body of who asked for it, who then sees it', () => {
    const text = '{"stream":true,"stream_options":{"include_usage":true}}'
    expect(ask(text)).toEqual({ text, hide: false })
  })

  it('gives every body the option and keeps the rest of it', () => {
    const members = fc.dictionary(fc.string(), fc.jsonValue())
    const options = fc.option(fc.jsonValue(), { nil: undefined })
    fc.assert(
      fc.property(members, options, fc.constantFrom(undefined, 1), (rest, stream_options, indent) => {
        const asked = stream_options === undefined ? rest : { ...rest, stream_options }
        const { text } = ask(JSON.stringify(asked, null, indent))
        const { stream_options: given, ...others } = JSON.parse(text)
        const { stream_options: _, ...before } = JSON.parse(JSON.stringify(asked))
        expect(given.include_usage).toBe(true)
        expect(others).toEqual(before)
      }),
    )
  })
})
