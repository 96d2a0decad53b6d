import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CoreHost, startCore as StartCore } from '../../electron/core/host.ts'
import { folders } from '../support/core.ts'

// A thread cannot be started from sources that a test runner transforms, so the host and its thread are bundled for this test.
const root = resolve(import.meta.dirname, '../..')
const bundle = resolve(root, 'node_modules/.cache/core-host-test')
let startCore: typeof StartCore
let folder: string
let host: CoreHost
let log: string[]

beforeAll(async () => {
  await build({
    root, configFile: false, logLevel: 'error',
    build: {
      ssr: true, outDir: bundle, emptyOutDir: true,
      rolldownOptions: { input: { host: resolve(root, 'electron/core/host.ts'), 'core-worker': resolve(root, 'electron/core/worker.ts') }, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler'] },
  })
  ;({ startCore } = (await import(/* @vite-ignore */ pathToFileURL(join(bundle, 'host.js')).href)) as { startCore: typeof StartCore })
})
afterAll(() => rmSync(bundle, { recursive: true, force: true }))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchbase-host-'))
  log = []
  host = await startCore({ file: join(folder, 'a.touchbase'), folders, shell: 'test' }, (line) => log.push(line))
  return async () => {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

const url = (path: string) => `http://touchbase.invalid/api/trpc/${path}`
const set = (key: string, value: string) => host.fetch(new Request(url('settings.set'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key, value }) }))
const all = async () => JSON.stringify(await (await host.fetch(new Request(url('settings.all')))).json())

it('answers again after its thread was killed, with everything that was acknowledged', async () => {
  for (const round of ['one', 'two', 'three']) {
    expect((await set(round, 'kept')).status).toBe(200)
    await host.kill()
    expect(await all()).toContain(`"${round}":"kept"`)
  }
  expect(log).toHaveLength(3)
})

it('ends open events when its thread dies, so that the page asks anew', async () => {
  const events = await host.fetch(new Request(url('events.watch'), { headers: { accept: 'text/event-stream' } }))
  const reader = events.body!.getReader()
  await reader.read()
  await host.kill()
  await expect((async () => {
    for (;;) if ((await reader.read()).done) return
  })()).rejects.toThrow('stopped')
})

it('closes the file in order: nothing is left beside it but the lock', async () => {
  await set('a', 'b')
  await host.close()
  expect(existsSync(join(folder, 'a.touchbase-wal'))).toBe(false)
  expect(existsSync(join(folder, 'a.touchbase-owner'))).toBe(false)
})

it('says busy, with who has the file, to a second one', async () => {
  host.tellOwner({ address: 'http://127.0.0.1:1' })
  await all()
  // More than once: the reason must not lose a race against the end of the thread that gives it.
  await Promise.all(Array.from({ length: 8 }, () => expect(startCore({ file: join(folder, 'a.touchbase'), folders, shell: 'second' }, () => {})).rejects.toMatchObject({ code: 'busy', details: { owner: { shell: 'test', address: 'http://127.0.0.1:1' } } })))
})
