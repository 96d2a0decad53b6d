import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { desktopChannels } from '#shared/desktop.ts'
import { openCore } from '../../electron/core/core.ts'
import type { CoreHost } from '../../electron/core/host.ts'
import { Desktop } from '../../electron/main/desktop.ts'
import { loadPages } from '../../electron/pages.ts'
import { folders } from '../support/core.ts'
import { electron, recorded } from '../support/electron.ts'
import { makeRenderer } from '../support/web.ts'

vi.mock('electron', async () => (await import('../support/electron.ts')).electron)

let data: string
let open: string[]
let desktop: Desktop

/** A core in process; files open and close as in its thread. */
async function startCore(file: string): Promise<CoreHost> {
  const core = openCore({ file, folders, shell: 'test', log: () => {} })
  open.push(file)
  const close = async () => {
    open.splice(open.indexOf(file), 1)
    await core.close()
  }
  return { fetch: (request) => core.fetch(request), tellOwner: (owner) => core.tellOwner(owner), close, kill: close }
}

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'touchbase-desktop-'))
  open = []
  Object.assign(recorded, { windows: [], messages: [], answers: [], notes: [], recent: [], quits: 0 })
  electron.ipcMain.removeAllListeners()
  electron.session.defaultSession.removeAllListeners()
  const renderer = makeRenderer()
  desktop = new Desktop({ startCore, pages: () => loadPages(renderer), data, icons: data, defaultFile: join(data, 'Touchbase.touchbase'), log: () => {} })
  return async () => {
    await desktop.end()
    for (const folder of [data, renderer]) rmSync(folder, { recursive: true, force: true })
  }
})

const nothing = { file: null, imports: [] }
const at = (name: string) => join(data, name)
const frame = { origin: 'app://touchbase', parent: null }
const tell = (channel: string, content?: unknown, senderFrame: object | null = frame) => electron.ipcMain.emit(channel, { senderFrame }, content)
const page = () => recorded.windows[0]!.webContents

describe('opening', () => {
  it('makes the user’s own file at the first start, and a window', async () => {
    await desktop.begin(nothing)
    expect(open).toEqual([at('Touchbase.touchbase')])
    expect(recorded.windows).toHaveLength(1)
  })

  it('opens the file asked for, and the last one at the next start', async () => {
    await desktop.begin({ ...nothing, file: at('work.touchbase') })
    await desktop.open(at('home.touchbase'))
    expect(JSON.parse(readFileSync(at('recent.json'), 'utf8'))).toEqual([at('home.touchbase'), at('work.touchbase')])
    expect(recorded.recent).toEqual([at('work.touchbase'), at('home.touchbase')])
  })

  it('puts one file in place of another: the page is loaded anew, the old file is closed', async () => {
    await desktop.begin(nothing)
    await desktop.open(at('other.touchbase'))
    expect(open).toEqual([at('other.touchbase')])
    expect(recorded.windows).toHaveLength(1)
    expect(page().reloads).toBe(1)
    await desktop.open(at('other.touchbase'))
    expect(page().reloads).toBe(1)
  })

  it('keeps the open file when another does not open, and says why', async () => {
    await desktop.begin(nothing)
    writeFileSync(at('letter.touchbase'), 'Dear Sir or Madam, this is a letter and not a database.')
    await desktop.open(at('letter.touchbase'))
    expect(open).toEqual([at('Touchbase.touchbase')])
    expect(recorded.messages[0]).toMatchObject({ message: '無法開啟此檔案', buttons: ['OK'] })
    expect(recorded.messages[0]?.detail).toContain('letter.touchbase')
  })

  it('asks what to do when the first file does not open: another one, or the end', async () => {
    writeFileSync(at('Touchbase.touchbase'), 'Dear Sir or Madam, this is a letter and not a database.')
    recorded.answers = ['開啟檔案…', at('other.touchbase')]
    await desktop.begin(nothing)
    expect(open).toEqual([at('other.touchbase')])
    expect(recorded.messages[0]?.buttons).toEqual(['開啟檔案…', '新增檔案…', '再試一次', '結束'])
    expect(readFileSync(at('Touchbase.touchbase'), 'utf8')).toContain('Dear Sir')
  })

  it('ends when the user gives up', async () => {
    writeFileSync(at('Touchbase.touchbase'), 'Dear Sir or Madam, this is a letter and not a database.')
    recorded.answers = ['結束']
    await desktop.begin(nothing)
    expect(recorded.quits).toBe(1)
    expect(recorded.windows).toHaveLength(0)
  })

  it('offers the browser for a file that a web shell has', async () => {
    const other = await startCore(at('Touchbase.touchbase'))
    other.tellOwner({ address: 'http://127.0.0.1:1', secret: 'x' })
    recorded.answers = ['結束']
    await desktop.begin(nothing)
    expect(recorded.messages[0]?.buttons?.[0]).toBe('在瀏覽器中顯示')
    await other.close()
  })
})

describe('files to import', () => {
  it('wait for the page, which gets them once, by id and name', async () => {
    writeFileSync(at('people.vcf'), 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n')
    await desktop.begin({ file: null, imports: [at('people.vcf')] })
    expect(page().sent).toEqual([])
    tell(desktopChannels.filesWanted)
    expect(page().sent).toEqual([[desktopChannels.files, [{ uploadId: expect.stringMatching(/^[\w-]{36}$/), name: 'people.vcf' }]]])
    tell(desktopChannels.filesWanted)
    expect(page().sent).toHaveLength(1)
  })

  it('of a second start come at once, and the window comes to the front', async () => {
    await desktop.begin(nothing)
    tell(desktopChannels.filesWanted)
    writeFileSync(at('people.csv'), 'Name\nA\n')
    await desktop.ask({ file: null, imports: [at('people.csv'), at('missing.csv')] })
    expect(page().sent).toHaveLength(1)
    expect(recorded.windows[0]?.calls).toContain('focus')
    expect(recorded.messages[0]?.detail).toContain('missing.csv')
  })
})

describe('what the page may say', () => {
  it('chooses the language of the menu', async () => {
    await desktop.begin(nothing)
    expect(recorded.menu[0]?.label).toBe('檔案')
    tell(desktopChannels.language, 'en')
    expect(recorded.menu[0]?.label).toBe('File')
    tell(desktopChannels.language, 'tlh')
    expect(recorded.menu[0]?.label).toBe('File')
  })

  it('shows a note of the system, whose click runs its command', async () => {
    await desktop.begin(nothing)
    tell(desktopChannels.notify, { title: 'Call Ewa', body: '10:00', command: 'go.contacts' })
    recorded.notes[0]?.emit('click')
    expect(page().sent).toEqual([[desktopChannels.command, 'go.contacts']])
  })

  it('is heard from the top frame of our own page only, and in the shape agreed', async () => {
    await desktop.begin(nothing)
    for (const from of [null, { origin: 'https://evil.com', parent: null }, { origin: 'null', parent: frame }, { origin: 'app://touchbase', parent: frame }]) tell(desktopChannels.notify, { title: 'x', body: '' }, from)
    for (const note of [null, 'x', { title: 'x' }, { title: '', body: '' }, { title: 'x'.repeat(300), body: '' }, { title: 'x', body: '', command: 1 }]) tell(desktopChannels.notify, note)
    expect(recorded.notes).toEqual([])
  })
})

it('runs a command from the tray, in a window that is made again if it was closed', async () => {
  await desktop.begin(nothing)
  const [first] = recorded.windows
  Object.assign(first!, { isGone: true }).emit('closed')
  const item = recorded.trayMenu.find(({ label }) => label === '新增聯絡人')
  ;(item!.click as () => void)()
  expect(recorded.windows).toHaveLength(2)
})

it('closes the file in order at the end', async () => {
  await desktop.begin(nothing)
  await desktop.end()
  expect(open).toEqual([])
})
