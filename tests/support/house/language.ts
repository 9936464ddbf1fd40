import ts from 'typescript'
import { eachNode, lineOf, type Source } from './source'

const unfinished = /\b(TO[D]O|FIX[M]E|XX[X])\b/

/** Holes in the types, and work that was left for later. */
export function languageOffences(source: Source): string[] {
  const { path } = source
  const found: string[] = []
  eachNode(source, (node) => {
    const at = () => `${path}:${lineOf(source, node)}`
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${at()}: \`any\`; say what it is, or unknown`)
    if (ts.isNonNullExpression(node)) found.push(`${at()}: \`!\` claims what nothing checks`)
  })
  for (const [index, line] of source.text.split('\n').entries()) {
    const mark = unfinished.exec(line)?.[0]
    if (mark) found.push(`${path}:${index + 1}: ${mark}; do it, or leave it out`)
  }
  return found
}
