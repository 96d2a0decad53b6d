import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'

/** A fresh stand-in for each start: the entry does its work when it is read. */
async function prepare() {
  vi.resetModules()
  const stand = await import('../support/electron.ts')
  vi.doMock('electron', () => stand.electron)
  return stand
}

beforeEach(() => {
  vi.stubEnv('TB_DATA', mkdtempSync(join(tmpdir(), 'touchbase-start-')))
  return () => {
    rmSync(process.env['TB_DATA'] ?? '', { recursive: true, force: true })
    vi.unstubAllEnvs()
  }
})

it('prepares the scheme, the sandbox and its own folder before Electron is ready, and waits for nothing', async () => {
  const { electron, recorded } = await prepare()
  const sandbox = vi.spyOn(electron.app, 'enableSandbox')
  const path = vi.spyOn(electron.app, 'setPath')
  // Reading the entry comes to its end although Electron never becomes ready.
  await import('../../electron/main/main.ts')
  expect(recorded.schemes[0]?.scheme).toBe('app')
  expect(sandbox).toHaveBeenCalled()
  expect(path).toHaveBeenCalledWith('userData', join(process.env['TB_DATA'] ?? '', 'Window'))
  expect(['second-instance', 'open-file', 'activate', 'will-quit', 'web-contents-created'].map((event) => electron.app.listenerCount(event))).toEqual([1, 1, 1, 1, 1])
})

it('leaves at once when Touchbase runs already, which is told what was asked', async () => {
  const { electron, recorded } = await prepare()
  recorded.hasLock = false
  const lock = vi.spyOn(electron.app, 'requestSingleInstanceLock')
  await import('../../electron/main/main.ts')
  expect(recorded.quits).toBe(1)
  expect(lock).toHaveBeenCalledWith({ args: process.argv, folder: process.cwd() })
  expect(electron.app.listenerCount('second-instance')).toBe(0)
})
