/** A number that is written into JSON digit by digit, where a float would bend it. */
export class ExactNumber {
  constructor(
    /** A plain decimal such as `0.0000076`. */
    readonly text: string,
  ) {}
}

/** JSON in which bigint and ExactNumber are numbers with all their digits; what is undefined is left out. */
export function exactJson(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof ExactNumber) return value.text
  if (Array.isArray(value)) return `[${value.map(exactJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${exactJson(item)}`).join(',')}}`
}
