/**
 * Where to go after signing in: the path of `wanted` when it is on this very origin, else `/`. What a browser
 * would read as another site (`//evil`, `/\evil`, `javascript:`) is read here by the same rules, and refused.
 */
export function callbackPath(wanted: string | null | undefined, origin: string): string {
  const home = new URL(origin)
  if (!wanted || !URL.canParse(wanted, home)) return '/'
  const url = new URL(wanted, home)
  // A path such as `/..//evil` is ours as a whole address, and another site's when it is followed as a path.
  if (url.origin !== home.origin || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
