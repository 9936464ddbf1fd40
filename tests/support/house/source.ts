import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

export type Source = { path: string; text: string; tree: ts.SourceFile }
/**
 * What a file needs of another module: `target` is a path from the top of the checkout, or a package's
 * specifier.
 */
export type Import = { specifier: string; target: string; line: number; isType: boolean; isReexport: boolean }

const folders = ['app', 'components', 'lib', 'prisma', 'scripts', 'tests']
const skipped = new Set(['generated', 'migrations', 'node_modules'])

/**
 * Every file of ours in TypeScript or JavaScript, parsed; and style sheets, of which only the text counts.
 */
export function readSources(root: string): Source[] {
  const atTop = readdirSync(root).filter((name) => /\.config\.(ts|mjs)$/.test(name))
  return readPaths(root, [...atTop, ...folders.flatMap((folder) => walk(root, folder))])
}

/** The files that tools made of ours, which keep no rule but may be why a dependency is there. */
export function readGenerated(root: string): Source[] {
  return readPaths(root, walk(root, 'prisma/generated'))
}

function readPaths(root: string, paths: string[]): Source[] {
  return paths.map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')))
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.name.startsWith('.') || skipped.has(entry.name)) return []
    if (entry.isDirectory()) return walk(root, path)
    return /\.(ts|tsx|mjs|css)$/.test(entry.name) ? [path] : []
  })
}

export function parseSource(path: string, text: string): Source {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const code = path.endsWith('.css') ? '' : text
  return { path, text, tree: ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, kind) }
}

export function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1
}

export function eachNode(source: Source, visit: (node: ts.Node) => void): void {
  const enter = (node: ts.Node): void => {
    visit(node)
    ts.forEachChild(node, enter)
  }
  enter(source.tree)
}

export function listImports(source: Source): Import[] {
  const found: Import[] = []
  eachNode(source, (node) => {
    const named = findSpecifier(node)
    if (!named) return
    const { text } = named
    const isType =
      ts.isImportTypeNode(node) ||
      (ts.isExportDeclaration(node) && node.isTypeOnly) ||
      (ts.isImportDeclaration(node) && isTypeOnly(node))
    found.push({
      specifier: text,
      target: resolveTarget(source.path, text),
      line: lineOf(source, node),
      isType,
      isReexport: ts.isExportDeclaration(node),
    })
  })
  return found
}

function findSpecifier(node: ts.Node): ts.StringLiteralLike | undefined {
  let named: ts.Node | undefined
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) named = node.moduleSpecifier
  else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) named = node.argument.literal
  else if (ts.isCallExpression(node) && isLoading(node.expression)) named = node.arguments[0]
  return named && ts.isStringLiteralLike(named) ? named : undefined
}

function isLoading(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true
  if (ts.isIdentifier(callee)) return callee.text === 'require'
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'resolve'
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = importClause.namedBindings
  if (importClause.name || !names || !ts.isNamedImports(names)) return false
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly)
}

function resolveTarget(path: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  return specifier
}
