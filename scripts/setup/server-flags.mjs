/**
 * How Node runs the product. Rows of a request log live from being read until they are committed, some tens
 * of milliseconds; in a young generation of the usual size every one of them would be copied several times.
 */
export const serverFlags = ['--enable-source-maps', '--max-semi-space-size=64']
