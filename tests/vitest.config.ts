import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
// The global setup resolves without our conditions, and server-only throws there; its empty half is what
// servers get.
const alias = [
  { find: /^@\//, replacement: root },
  { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
]
const resolve = { alias, conditions: ['react-server'] }
const ssr = { resolve: { conditions: ['react-server', 'node'] } }

export default defineConfig({
  root,
  test: {
    projects: [
      {
        resolve,
        ssr,
        root,
        // Properties take their time where two cores do other things as well; what hangs is still found.
        test: { name: 'unit', root, include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        resolve,
        ssr,
        root,
        test: {
          name: 'integration',
          root,
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/template-database.ts'],
          setupFiles: ['tests/support/own-database.ts'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
