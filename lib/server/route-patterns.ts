import { readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * Names the route of a path without what is particular to it: `/a/[account]/usage`, never an account. The
 * pages' routes are those that their build wrote down, so that none has to be listed twice.
 */
export type NameRoute = (path: string) => string

const route = z.object({ page: z.string(), regex: z.string() })
const manifestSchema = z.object({ staticRoutes: z.array(route), dynamicRoutes: z.array(route) })

/** What has no pattern shares one name: a stranger's made-up paths must not become labels without end. */
const OTHER = 'other'

/** @returns null where there is no build, as in development */
function readManifest(folder: string): z.output<typeof manifestSchema> | null {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(`${folder}/routes-manifest.json`, 'utf8')))
  } catch {
    return null
  }
}

export function routePatterns(ownPaths: readonly string[], buildFolder: string): NameRoute {
  const own = new Set(ownPaths)
  const { staticRoutes = [], dynamicRoutes = [] } = readManifest(buildFolder) ?? {}
  const pages = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({
    page,
    pattern: new RegExp(regex),
  }))
  return (path) => {
    if (own.has(path)) return path
    if (path.startsWith('/_next/')) return '/_next/[file]'
    return pages.find(({ pattern }) => pattern.test(path))?.page ?? OTHER
  }
}
