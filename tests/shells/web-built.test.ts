import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const program = resolve(import.meta.dirname, '../../out/main/web.js')
const isBuilt = existsSync(program)
if (!isBuilt) console.warn('The built web shell is not tested: out/ is not there. `npm start -- --prepare` makes it.')

describe.skipIf(!isBuilt)('the built web shell', () => {
  let data: string
  const children: ChildProcess[] = []
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'touchbase-web-'))
  })
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    rmSync(data, { recursive: true, force: true })
  })

  function start(...args: string[]): ChildProcess {
    const child = spawn(process.execPath, [program, '--no-open', ...args], { env: { ...process.env, TB_DATA: data }, stdio: ['ignore', 'pipe', 'pipe'] })
    children.push(child)
    return child
  }

  async function addressOf(child: ChildProcess): Promise<URL> {
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
    expect(line).toMatch(/^Touchbase is at http:\/\/127\.0\.0\.1:\d+\/\?code=[\w-]{43}$/)
    return new URL(line.slice('Touchbase is at '.length))
  }

  async function enter(address: URL): Promise<string> {
    const response = await fetch(address)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<div id="root">')
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }

  it('prints an address that gives the page, keeps what was written over a kill, and ends in order', async () => {
    const first = start('--port', '0')
    const address = await addressOf(first)
    const cookie = await enter(address)
    const origin = address.origin
    const saved = await fetch(`${origin}/api/trpc/settings.set`, { method: 'POST', headers: { cookie, origin, 'content-type': 'application/json' }, body: JSON.stringify({ key: 'greeting', value: 'kept' }) })
    expect(saved.status).toBe(200)
    first.kill('SIGKILL')
    await once(first, 'exit')

    const second = start('--port', '0')
    const again = await addressOf(second)
    const settings = await fetch(`${again.origin}/api/trpc/settings.all`, { headers: { cookie: await enter(again) } })
    expect(await settings.text()).toContain('"greeting":"kept"')
    second.kill('SIGTERM')
    expect((await once(second, 'exit'))[0]).toBe(0)
    expect(existsSync(join(data, 'Touchbase.touchbase-wal'))).toBe(false)
  })

  it('keeps the folder and the note with its secret from other users', async () => {
    data = join(data, 'new')
    await addressOf(start('--port', '0'))
    await expect.poll(() => readFileSync(join(data, 'Touchbase.touchbase-owner'), 'utf8')).toContain('secret')
    if (process.platform !== 'win32') {
      expect(statSync(data).mode & 0o077).toBe(0)
      expect(statSync(join(data, 'Touchbase.touchbase-owner')).mode & 0o077).toBe(0)
    }
  })

  it('gives a second start a fresh address of the first', async () => {
    const first = start('--port', '0')
    const address = await addressOf(first)
    const second = start()
    const fresh = await addressOf(second)
    expect(fresh.origin).toBe(address.origin)
    expect(fresh.search).not.toBe(address.search)
    await enter(fresh)
    expect((await once(second, 'exit'))[0]).toBe(0)
  })

  it('lets two that start at the same moment end up in one', async () => {
    const [one, other] = await Promise.all([addressOf(start('--port', '0')), addressOf(start('--port', '0'))])
    expect(one.origin).toBe(other.origin)
  })

  it('says in one line what is wrong, and ends with 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    writeFileSync(join(data, 'note.touchbase'), 'This is a text, and long enough to be looked at as one.')
    for (const [args, words] of [[['--port', String((taken.address() as { port: number }).port)], 'not free'], [['--file', join(data, 'note.touchbase')], 'not a Touchbase file']] as const) {
      const child = start(...args)
      let said = ''
      child.stderr!.on('data', (chunk) => (said += String(chunk)))
      expect((await once(child, 'close'))[0]).toBe(1)
      expect(said).toContain(words)
      expect(said.trim().split('\n')).toHaveLength(1)
    }
    taken.close()
  })

  it('ends with 2 on a word it does not know', async () => {
    for (const args of [['--prot', '1'], ['--port', 'abc'], ['--port', '70000']]) expect((await once(start(...args), 'exit'))[0]).toBe(2)
  })
})
