import ts from 'typescript'
import { eachNode, lineOf, type Source } from './source'

const fileLines = 250
const functionLines = 70
const lineLength = 110

/** Files, functions and lines that are longer than one takes in at a glance. */
export function sizeOffences(source: Source): string[] {
  const { path, text } = source
  const lines = text.replace(/\n$/, '').split('\n')
  const found: string[] = []
  if (lines.length > fileLines) found.push(`${path}: ${lines.length} lines, of ${fileLines} at most`)
  for (const [index, line] of lines.entries()) {
    if (line.length <= lineLength) continue
    found.push(`${path}:${index + 1}: ${line.length} characters, of ${lineLength} at most`)
  }
  eachNode(source, (node) => {
    if (!ts.isFunctionLike(node) || isGroupOfTests(node)) return
    const first = lineOf(source, node)
    const count = source.tree.getLineAndCharacterOfPosition(node.getEnd()).line + 2 - first
    if (count > functionLines)
      found.push(`${path}:${first}: a function of ${count} lines, of ${functionLines} at most`)
  })
  return found
}

// What `describe` is given is a list of tests, each of which is measured by itself.
function isGroupOfTests({ parent }: ts.Node): boolean {
  if (!parent || !ts.isCallExpression(parent)) return false
  const callee = parent.expression
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee
  return ts.isIdentifier(name) && name.text === 'describe'
}
