import ts from 'typescript'
import { eachNode, type Import, lineOf, listImports, type Source } from './source'

// The rooms of lib, lowest first; rooms of one line may use each other.
const rooms = [
  ['env', 'errors', 'log', 'money', 'time'],
  ...['db', 'http', 'audit', 'accounts', 'auth', 'keys', 'sources', 'pricing', 'limits', 'usage'].map(
    (room) => [room],
  ),
  ...['billing', 'ingest', 'rating', 'reconcile', 'alerts', 'live', 'gateway', 'demo', 'server'].map(
    (room) => [room],
  ),
]
const layers = ['lib', 'components', 'app']
const mayUseNext = /^(app\/|components\/|lib\/server\/|lib\/auth\/next$|next\.config)/
const mayTouchDatabase = /^(lib\/db\/|lib\/([a-z-]+\/)*queries(\/|\.ts$)|prisma\/|scripts\/|tests\/)/
const isSafeForBrowsers =
  /^lib\/((money|time)\/[a-z-]+|[a-z-]+\/(([a-z-]+-)?schema|query-options|prepare-[a-z0-9-]+))$/
const isDatabase = /^(pg|pg-copy-streams|@prisma\/.+|prisma\/generated\/.+)$/
const verbs = [
  ...[/select\s+(\d|\*|[a-z_.]+\()/, /select\s[\s\S]+\sfrom\s/, /insert\s+into\s/, /update\s+\S+\s+set\s/],
  ...[/delete\s+from\s/, /with\s+\S+\s+as\s[a-z\s]*\(/, /copy\s+\S+\s*\(/],
]
const sql = new RegExp(`^\\s*(${verbs.map(({ source }) => source).join('|')})`, 'i')

function roomOf(path: string): number {
  const room = path.split('/')[1]?.replace(/\.tsx?$/, '') ?? ''
  return rooms.findIndex((names) => names.includes(room))
}

/** Imports that point upwards, and what belongs to few places but is found in another one. */
export function directionOffences(source: Source): string[] {
  const found = listImports(source).flatMap((wanted) => {
    const reason = judge(source.path, wanted)
    return reason ? [`${source.path}:${wanted.line}: imports ${wanted.specifier}; ${reason}`] : []
  })
  if (mayTouchDatabase.test(source.path)) return [...found, ...guardOffences(source)]
  eachNode(source, (node) => {
    if (isSqlText(node)) found.push(`${source.path}:${lineOf(source, node)}: SQL outside of a queries file`)
  })
  return found
}

function judge(path: string, { specifier, target, isType }: Import): string | null {
  const [own = '', other = ''] = [path, target].map((place) => place.split('/')[0])
  if (/\.tsx?$/.test(path) && specifier.startsWith('../')) return 'a folder further up is named from @/'
  if (/^next(\/|$)/.test(target) && inProduct(path) && !mayUseNext.test(path.replace(/\.tsx?$/, ''))) {
    return 'Next belongs to app, components, lib/auth/next and lib/server'
  }
  if (isDatabase.test(target) && !isType && !mayTouchDatabase.test(path)) {
    return 'the database belongs to queries files and lib/db'
  }
  if (inProduct(path) && ['scripts', 'tests'].includes(other)) return `the product does not know ${other}`
  if (layers.includes(own) && layers.indexOf(other) > layers.indexOf(own))
    return `${own} does not know ${other}`
  if (own === 'components' && other === 'lib' && !isSafeForBrowsers.test(target)) {
    return 'components take from lib only schema, query-options, prepare-*, money and time'
  }
  if (own !== 'lib' || other !== 'lib') return null
  if (roomOf(path) === -1) return `the room of ${path} has no place in the order of rooms`
  if (roomOf(target) === -1) return `the room of ${target} has no place in the order of rooms`
  return roomOf(target) > roomOf(path) ? 'a lower room does not know a higher one' : null
}

function inProduct(path: string): boolean {
  return layers.includes(path.split('/')[0] ?? '')
}

// The queries of a room must never reach a browser's bundle, and say so themselves.
function guardOffences(source: Source): string[] {
  if (!/^lib\/.*queries(\/|\.ts$)/.test(source.path)) return []
  const isGuarded = listImports(source).some(({ specifier }) => specifier === 'server-only')
  return isGuarded ? [] : [`${source.path}: a queries file begins with import 'server-only'`]
}

function isSqlText(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node)) return sql.test(node.text)
  if (!ts.isTemplateExpression(node)) return false
  return sql.test(
    [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('x'),
  )
}
