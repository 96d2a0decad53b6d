// `app://touchbase/`: the built renderer and the core, as the web shell serves them over HTTP. Nothing listens on a socket.
import { protocol } from 'electron'
import { AppError } from '#shared/errors.ts'
import { safetyHeaders, type Pages } from '../pages.ts'

export const origin = 'app://touchbase'

const passedHeaders = ['accept', 'content-length', 'content-type', 'last-event-id', 'range', 'trpc-accept', 'x-trpc-source'] as const

/** Makes the scheme a proper one. Must run before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
}

type Fetch = (request: Request) => Promise<Response>
/** Electron says who made a request; the page cannot change that. Absent when the program itself did, as for the first page. */
type Asked = Request & { initiatorOrigin?: string }

/** Answers the scheme's requests from the pages and the core. */
export function handleScheme(pages: Pages, fetch: Fetch, log: (line: string) => void): void {
  protocol.handle('app', (request) => answer(request, pages, fetch).catch((error: unknown) => failed(error, request, log)))
}

async function answer(request: Asked, pages: Pages, fetch: Fetch): Promise<Response> {
  const url = new URL(request.url)
  const { initiatorOrigin } = request
  if (url.host !== 'touchbase') return refuse(404, 'notFound')
  if (initiatorOrigin !== undefined && initiatorOrigin !== origin) return refuse(403, 'forbidden')
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return refuse(405, 'forbidden')
  if (url.pathname.startsWith('/api/')) {
    // Changes are made by our page alone, never by a navigation or the program's own doing.
    if (request.method === 'POST' && initiatorOrigin === undefined) return refuse(403, 'forbidden')
    return secured(await fetch(forwarded(request, url)))
  }
  if (request.method === 'POST') return refuse(405, 'forbidden')
  return await pages.get(url.pathname + url.search) ?? refuse(404, 'notFound')
}

function forwarded(request: Request, url: URL): Request {
  const headers = new Headers()
  for (const name of passedHeaders) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const target = `http://touchbase.invalid${url.pathname}${url.search}`
  return new Request(target, { method: request.method, headers, signal: request.signal, body: request.body, ...(request.body ? { duplex: 'half' } : {}) })
}

function secured(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(safetyHeaders)) headers.set(name, value)
  headers.set('cache-control', 'no-store')
  headers.set('content-security-policy', `default-src 'none'; frame-ancestors 'none'; sandbox`)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

function refuse(status: number, code: string): Response {
  return secured(Response.json({ code, message: 'Touchbase answers its own pages only.' }, { status }))
}

function failed(error: unknown, request: Request, log: (line: string) => void): Response {
  if (error instanceof AppError) return secured(Response.json({ code: error.code, message: error.message }, { status: error.code === 'offline' ? 503 : 422 }))
  log(`${new URL(request.url).pathname}: ${error instanceof Error ? error.stack : String(error)}`)
  return secured(Response.json({ code: 'internal', message: 'Something went wrong inside Touchbase.' }, { status: 500 }))
}
