import ts from 'typescript'
import { eachNode, lineOf, listImports, type Source } from './source'

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|d))?\.(ts|tsx|mjs|css)$/
const folder = /^(\[{1,2}(\.\.\.)?[a-z0-9-]+\]{1,2}|\([a-z0-9-]+\)|@?[a-z0-9]+(-[a-z0-9]+)*)$/
// The files of which Next takes the default export, and the configs of which a tool does.
const pages = 'page|layout|template|loading|error|global-error|not-found|default|icon|sitemap|robots|manifest'
const takesDefault = [new RegExp(`^app/(.+/)?(${pages})\\.tsx?$`), /^(tests\/)?[a-z.]+\.config\.(ts|mjs)$/]

/**
 * Names that aren't kebab-case, default exports where no tool demands them, and files that only pass others
 * on.
 */
export function nameOffences(source: Source): string[] {
  const { path } = source
  const found: string[] = []
  const parts = path.split('/')
  const base = parts.pop() ?? ''
  if (!kebab.test(base)) found.push(`${path}: a file is named in kebab-case`)
  const strange = parts.find((part) => !folder.test(part))
  if (strange) found.push(`${path}: the folder ${strange} is named in kebab-case`)
  if (/^index\./.test(base)) found.push(`${path}: a barrel; import each file by its own name`)
  for (const { line, isReexport } of listImports(source)) {
    if (isReexport)
      found.push(`${path}:${line}: passes another file's exports on; import them where they are made`)
  }
  if (takesDefault.some((pattern) => pattern.test(path))) return found
  eachNode(source, (node) => {
    if (isDefault(node)) found.push(`${path}:${lineOf(source, node)}: a default export; name it`)
  })
  return found
}

function isDefault(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true
  if (ts.isExportSpecifier(node)) return node.name.text === 'default'
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false
}
