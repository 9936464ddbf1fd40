/** Where a model's prices stand; its name may have slashes, and so goes as a parameter. */
export function prepareModelLink(model: string): string {
  return `/operator/prices/model?name=${encodeURIComponent(model)}`
}
