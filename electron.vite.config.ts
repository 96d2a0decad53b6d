import { resolve } from 'node:path'
import { getConfig } from '@lingui/conf'
import { linguiTransformerBabelPreset, lingui } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)
const words = { configPath: at('renderer/lingui.config.ts') }

// One build makes all three shells, the core's thread and the renderer. Chunk names stay flat: a thread is started by
// `new URL('./core-worker.js', import.meta.url)`, which must mean the same from every file.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          index: at('electron/main/main.ts'),
          web: at('electron/web/start-web.ts'),
          cli: at('electron/cli/cli.ts'),
          'core-worker': at('electron/core/worker.ts'),
          'paper-worker': at('electron/core/paper/paper-worker.ts'),
          'count-worker': at('electron/core/search/count-worker.ts'),
          'order-worker': at('electron/core/search/order-worker.ts'),
          'index-worker': at('electron/core/search/index-worker.ts'),
          'series-worker': at('electron/core/calendar/series-worker.ts'),
          'pdf-worker': at('electron/core/files/pdf-worker.ts'),
          'backup-worker': at('electron/core/backups/backup-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rolldownOptions: { input: { index: at('electron/preload/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), lingui(words), babel({ presets: [linguiTransformerBabelPreset({ linguiConfig: getConfig(words) }, words)] })],
    build: { outDir: at('out/renderer'), rolldownOptions: { input: { index: at('renderer/index.html') } } },
  },
})
