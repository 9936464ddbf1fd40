import ts from 'typescript'
import { eachNode, listImports, type Source } from './source'

export type Manifest = {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  postcss?: { plugins: Record<string, unknown> }
}

/** Addresses in the lock file: they would tie every install to the registry of whoever made it. */
export function lockOffences(lock: { packages: Record<string, { resolved?: string }> }): string[] {
  return Object.entries(lock.packages)
    .filter(([, entry]) => entry.resolved !== undefined)
    .map(([path]) => `package-lock.json: ${path} names an address`)
}

/**
 * Dependencies that nothing of ours needs.
 * @param peersOf the packages that a dependency leaves to us to install
 */
export function packageOffences(
  manifest: Manifest,
  sources: Source[],
  peersOf: (name: string) => string[],
): string[] {
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const mentioned = listMentions(sources)
  for (const plugin of Object.keys(manifest.postcss?.plugins ?? {})) mentioned.add(plugin)
  const isMentioned = (name: string) => [...mentioned].some((text) => isOf(text, name))
  const used = new Set(names.filter(isMentioned))
  const peers = new Set([...used].flatMap(peersOf))
  return names
    .filter((name) => !used.has(name) && !peers.has(name) && !isTypesOfUsed(name, names))
    .map((name) => `package.json: ${name} is imported nowhere`)
}

// A tool that is run as a program of its own is named by the path of its file.
function isOf(text: string, name: string): boolean {
  const path = text.replace(/^(\.\/)?node_modules\//, '')
  return path === name || path.startsWith(`${name}/`)
}

function isTypesOfUsed(name: string, names: string[]): boolean {
  return (
    name === '@types/node' || (name.startsWith('@types/') && names.includes(name.slice('@types/'.length)))
  )
}

function listMentions(sources: Source[]): Set<string> {
  const mentioned = new Set<string>()
  for (const source of sources) {
    for (const { specifier } of listImports(source)) mentioned.add(specifier)
    for (const [, name = ''] of source.text.matchAll(/^@(?:import|plugin) ["']([^"']+)["']/gm))
      mentioned.add(name)
    eachNode(source, (node) => {
      if (ts.isStringLiteralLike(node) && /(^|\/)node_modules\//.test(node.text)) mentioned.add(node.text)
    })
  }
  return mentioned
}
