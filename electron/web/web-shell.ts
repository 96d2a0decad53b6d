// The renderer and the core in an ordinary browser, over HTTP on the loopback address. Everyone on this computer and every
// page in the browser can knock here; who comes in is decided in this order: gate.ts, then code or cookie, then a route.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { contentPolicy, newNonce, safetyHeaders, type Pages } from '../pages.ts'
import { answerJson, forward, setAll } from './forward.ts'
import { refuse } from './gate.ts'
import { SecondStarts } from './second-start.ts'
import { cookieLine, cookieName, newToken, Sessions } from './sessions.ts'
import { closedDoorPage } from './words.ts'

export interface WebShellOptions {
  fetch: (request: Request) => Promise<Response>
  pages: Pages
  log: (line: string) => void
  /** UTC milliseconds. */
  now?: () => number
}

export interface WebShell {
  /** Where it answers, without a code: `http://127.0.0.1:4710`. */
  readonly address: string
  /** What another start of the same user proves itself with. */
  readonly secret: string
  /** An address that lets one browser in, once, within a minute. */
  newAddress(): string
  close(): Promise<void>
}

/** The first port tried, and how many after it, when none is asked for. */
const usualPort = 4710
const portsTried = 20

/**
 * Starts listening on 127.0.0.1 and, where there is one, on ::1, at the same port.
 * `port` undefined: 4710 or the next free; 0: any. Throws the error of `listen` when the port asked for is taken.
 */
export async function openWebShell(options: WebShellOptions, port?: number): Promise<WebShell> {
  const now = options.now ?? Date.now
  const sessions = new Sessions(now)
  const secret = newToken()
  const seconds = new SecondStarts(secret)
  const { servers, port: taken } = await listen((request, response) => void answer(request, response), port)
  const address = `http://127.0.0.1:${taken}`
  const newAddress = () => `${address}/?code=${sessions.newCode()}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refuse(request, taken)
    if (refusal) return answerJson(response, refusal.status, { code: 'forbidden', message: refusal.message })
    const { method, url = '/' } = request
    const [path, query] = splitOnce(url)
    if (path === '/second-start' && method === 'POST') return answerSecondStart(request, response)
    const isKnown = sessions.isOpen(request.headers.cookie, cookieName(taken))
    const code = path === '/' ? new URLSearchParams(query).get('code') : null
    if (code !== null) return enter(request, response, code, isKnown)
    if (!isKnown) return closeDoor(request, response, 403)
    if (path.startsWith('/api/')) return forward(request, response, options.fetch, options.log)
    if (method === 'POST') return answerJson(response, 405, { code: 'forbidden', message: 'Not done here.' })
    return showPage(request, response, url)
  }

  /** The page comes at once with the cookie, not behind a redirect: some who fetch it keep no cookies. The page takes the code out of the address. */
  async function enter(request: IncomingMessage, response: ServerResponse, code: string, isKnown: boolean): Promise<void> {
    // Only a visit uses a code up: neither a look at the headers nor a browser that fetches ahead.
    const isVisit = request.method === 'GET' && !/prefetch|prerender/.test(String(request.headers['sec-purpose'] ?? request.headers['purpose'] ?? ''))
    if (isKnown || !isVisit) return isKnown ? toPage(response) : closeDoor(request, response, 403)
    const redeemed = sessions.redeem(code)
    if (redeemed !== 'opened') return closeDoor(request, response, redeemed === 'wrong' ? 403 : 429)
    response.setHeader('set-cookie', cookieLine(taken, sessions.open()))
    return showPage(request, response, '/')
  }

  async function showPage(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const page = await options.pages.get(path).catch((error: unknown) => {
      options.log(`The page could not be had: ${error instanceof Error ? error.message : String(error)}`)
      return null
    })
    if (!page) return answerJson(response, 404, { code: 'notFound', message: 'There is nothing at this address.' })
    setAll(response, { ...safetyHeaders, ...Object.fromEntries(page.headers) })
    response.writeHead(page.status)
    response.end(request.method === 'HEAD' ? undefined : new Uint8Array(await page.arrayBuffer()))
  }

  async function answerSecondStart(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A browser says where its requests come from; another start of the program does not.
    const isBrowser = request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined
    const body = isBrowser ? null : await readSmall(request)
    const content = seconds.answer(body, address, now(), newAddress)
    return content ? answerJson(response, 200, content) : answerJson(response, 403, { code: 'forbidden', message: 'This is for Touchbase itself.' })
  }

  return {
    address, secret, newAddress,
    close: async () => {
      await Promise.all(servers.map((server) => new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })))
    },
  }
}

function toPage(response: ServerResponse): void {
  setAll(response, { ...safetyHeaders, 'cache-control': 'no-store', location: '/' })
  response.writeHead(303)
  response.end()
}

function closeDoor(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (status === 429) response.setHeader('retry-after', '60')
  if (request.url?.startsWith('/api/')) return answerJson(response, status, { code: 'forbidden', message: 'Touchbase does not know this browser. Open a fresh address.' })
  const nonce = newNonce()
  setAll(response, { ...safetyHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': contentPolicy(nonce), vary: 'accept-language' })
  response.writeHead(status)
  response.end(request.method === 'HEAD' ? undefined : closedDoorPage(request.headers['accept-language'], nonce))
}

function splitOnce(url: string): [string, string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)]
}

/** A small JSON body, or null. */
async function readSmall(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length
    if (size > 4_000) return null
    chunks.push(chunk as Buffer)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return null // No JSON: as good as nothing.
  }
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

async function listen(listener: Listener, wish: number | undefined): Promise<{ servers: Server[]; port: number }> {
  const ports = wish === undefined ? [...Array(portsTried).keys()].map((step) => usualPort + step).concat(0) : [wish]
  for (const port of ports) {
    const isLast = port === ports.at(-1)
    try {
      return await listenBoth(listener, port)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (isLast || (code !== 'EADDRINUSE' && code !== 'EACCES')) throw error
    }
  }
  throw new Error('No port is free.')
}

/** Both families, or a stranger could sit at the other one and `localhost` would lead to him. */
async function listenBoth(listener: Listener, wish: number): Promise<{ servers: Server[]; port: number }> {
  const four = await listenAt(listener, wish, '127.0.0.1')
  const { port } = four.address() as AddressInfo
  try {
    return { servers: [four, await listenAt(listener, port, '::1')], port }
  } catch (error) {
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) return { servers: [four], port }
    four.close()
    throw error
  }
}

async function listenAt(listener: Listener, port: number, host: string): Promise<Server> {
  const server = createServer({ maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 0, keepAliveTimeout: 10_000, connectionsCheckingInterval: 2_000, requireHostHeader: false }, listener)
  server.maxConnections = 512
  server.maxHeadersCount = 200
  server.on('checkContinue', listener)
  server.on('upgrade', (_request, socket) => turnAway(socket as Socket, '403 Forbidden'))
  server.on('connect', (_request, socket) => turnAway(socket as Socket, '405 Method Not Allowed'))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => turnAway(socket as Socket, statusOf(error)))
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen({ port, host, ipv6Only: true, exclusive: true }, () => {
      server.off('error', fail)
      done()
    })
  })
  return server
}

function statusOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large'
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request'
}

/** For what never became a request. The headers are the same as on every other answer. */
function turnAway(socket: Socket, status: string): void {
  if (!socket.writable) return void socket.destroy()
  const headers = { ...safetyHeaders, 'cache-control': 'no-store', 'content-length': '0', connection: 'close' }
  socket.end(`HTTP/1.1 ${status}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
}
