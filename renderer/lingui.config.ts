import { formatter } from '@lingui/format-po'
import { defineConfig } from '@lingui/cli'

/** Where the words are. English is the source: its text stands in the components. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'zh-CN', 'zh-TW'],
  fallbackLocales: { default: 'en' },
  catalogs: [{ path: '<rootDir>/locales/{locale}', include: ['<rootDir>'], exclude: ['**/node_modules/**'] }],
  // Line numbers would make every change of code a change of three catalogues.
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
