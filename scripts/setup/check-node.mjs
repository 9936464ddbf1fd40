const oldest = [20, 19]

/** Says in one line what to do when this Node is too old; written so that old ones can read it. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  console.error(
    `Inferometer needs Node ${oldest.join('.')} or newer; this is ${version}. See https://nodejs.org`,
  )
  process.exit(1)
}
