import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  test: {
    include: ['tests/{core,shared,renderer,migrations,architecture,faults,shells,packaging}/**/*.test.{ts,tsx}'],
    // Processes rather than threads: a compiler inside a test cannot be ended with its thread.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
