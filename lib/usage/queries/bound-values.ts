import 'server-only'

/** Collects the values of a statement while its text is written, so that no value ever stands in the text. */
export class BoundValues {
  readonly values: unknown[] = []

  /** @returns the placeholder of the value, cast to a type of Postgres: `$3::bigint`. */
  add(value: unknown, type: string): string {
    this.values.push(value)
    return `$${this.values.length}::${type}`
  }
}
