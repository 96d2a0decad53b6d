import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPages } from '../../electron/pages.ts'
import { openWebShell, type WebShell } from '../../electron/web/web-shell.ts'
import { openTestCore, type TestCore } from './core.ts'

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

export interface TestWeb {
  core: TestCore
  shell: WebShell
  port: number
  /** What the shell wrote to its log. */
  log: string[]
  /** Sends bytes as they are and gives the first answer: a proper client would mend what is to be tested. */
  raw(text: string | Uint8Array): Promise<Answer>
  /** A request as an unharmed browser sends it from our own page, with headers on top. `null` leaves one out. */
  ask(path: string, how?: { method?: string; headers?: Record<string, string | null>; body?: string }): Promise<Answer>
  /** Goes through the door: gives the cookie. */
  enter(): Promise<string>
  close(): Promise<void>
}

/** A web shell on a free port before a core in memory and a renderer of three files. */
export async function openTestWeb(options: { now?: () => number; fetch?: (request: Request) => Promise<Response> } = {}): Promise<TestWeb> {
  const core = openTestCore()
  const folder = makeRenderer()
  const log: string[] = []
  const shell = await openWebShell({ fetch: options.fetch ?? core.fetch, pages: loadPages(folder), log: (line) => log.push(line), ...(options.now ? { now: options.now } : {}) }, 0)
  const port = Number(new URL(shell.address).port)
  const raw = (text: string | Uint8Array) => sendRaw(port, text)
  const ask: TestWeb['ask'] = (path, { method = 'GET', headers = {}, body = '' } = {}) => {
    const own = { host: `127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin', connection: 'close', ...(method === 'POST' ? { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {}) }
    const lines = Object.entries({ ...own, ...headers }).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}\r\n`)
    return raw(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
  }
  return {
    core, shell, port, log, raw, ask,
    enter: async () => {
      const answer = await ask(shell.newAddress().slice(shell.address.length))
      return answer.headers['set-cookie']?.split(';')[0] ?? ''
    },
    close: async () => {
      await shell.close()
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The three files a built renderer has at least. */
export function makeRenderer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-renderer-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><title>Touchbase</title>')
  writeFileSync(join(folder, 'assets', 'index-1a2b3c.js'), 'export {}\n')
  writeFileSync(join(folder, 'assets', 'index-1a2b3c.js.map'), '{}')
  return folder
}

function sendRaw(port: number, text: string | Uint8Array): Promise<Answer> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    // A server that turns a sender away may end the connection while it is still sending.
    socket.on('error', (error) => (chunks.length > 0 ? done(parse(chunks)) : fail(error)))
    socket.on('close', () => done(parse(chunks)))
    socket.write(text)
  })
}

function parse(chunks: Buffer[]): Answer {
  const text = Buffer.concat(chunks).toString('utf8')
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, end < 0 ? undefined : end).split('\r\n')
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  const body = end < 0 ? '' : text.slice(end + 4)
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: headers['transfer-encoding'] === 'chunked' ? unchunk(body) : body }
}

/** RFC 9112, 7.1; the bodies here are ASCII, so that characters are bytes. */
function unchunk(text: string): string {
  const size = Number.parseInt(text, 16)
  const start = text.indexOf('\r\n') + 2
  return size > 0 ? text.slice(start, start + size) + unchunk(text.slice(start + size + 2)) : ''
}
