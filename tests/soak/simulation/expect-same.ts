import { isDeepStrictEqual } from 'node:util'

/** @throws Error that says what one has and the other hasn't */
export function expectSame(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return
  const lines = (value: unknown) => [value].flat().map((each) => JSON.stringify(each))
  const only = (a: unknown, b: unknown) => lines(a).filter((line) => !lines(b).includes(line))
  const [more, less] = [only(found, expected), only(expected, found)].map((list) =>
    list.slice(0, 5).join('\n  '),
  )
  throw new Error(`${what} is not what the model says.\nfound ${more}\nexpected ${less}`)
}
