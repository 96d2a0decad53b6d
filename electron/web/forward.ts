// One HTTP request as a Request for the core and back: bodies flow with back-pressure, a browser that goes away ends the
// work in the core, and limits hold before anything is read.
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { AppError } from '#shared/errors.ts'
import { safetyHeaders } from '../pages.ts'

/** Largest body of a call, in bytes. */
const mostJson = 1_000_000
/** Largest file sent, in bytes; the core counts as well. */
const mostUpload = 8 * 2 ** 30
/** How long the body of a call may take to come in, in milliseconds. */
const bodyTime = 30_000
/** How long a file being sent may stand still, in milliseconds. */
const uploadPause = 120_000

const passedHeaders = ['accept', 'accept-language', 'content-type', 'last-event-id', 'range', 'trpc-accept', 'x-trpc-source'] as const

type Fetch = (request: Request) => Promise<Response>

class TooLarge extends Error {}

/** Lets the core answer a call of `/api/`. Never throws: what fails is answered. */
export async function forward(request: IncomingMessage, response: ServerResponse, fetch: Fetch, log: (line: string) => void): Promise<void> {
  const abort = new AbortController()
  response.once('close', () => abort.abort())
  try {
    const made = await makeRequest(request, response, abort)
    if (!made) return answerJson(response, 404, { code: 'notFound', message: 'There is nothing at this address.' })
    await send(await fetch(made), response)
  } catch (error) {
    answerFailure(request, response, error, log)
  }
}

async function makeRequest(request: IncomingMessage, response: ServerResponse, abort: AbortController): Promise<Request | null> {
  const { method = 'GET', url = '/' } = request
  const target = new URL(url, 'http://touchbase.invalid')
  // What the parser had to mend (`..`, backslashes) was meant to lead somewhere else.
  if (`${target.pathname}${target.search}` !== url) return null
  const headers = new Headers()
  for (const name of passedHeaders) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  if (method !== 'POST') return new Request(target, { method, headers, signal: abort.signal })
  const isUpload = target.pathname === '/api/upload'
  const most = isUpload ? mostUpload : mostJson
  if (Number(request.headers['content-length'] ?? 0) > most) throw new TooLarge()
  // Forms of foreign pages can send only three types without asking first; JSON is none of them.
  if (!isUpload && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new AppError('invalid', 'Calls are sent as JSON.')
  if (request.headers.expect) response.writeContinue()
  if (!isUpload) {
    const body = await readWhole(request, most)
    headers.set('content-length', String(body.length))
    return new Request(target, { method, headers, body, signal: abort.signal })
  }
  request.setTimeout(uploadPause, () => request.destroy())
  const body = Readable.toWeb(Readable.from(counted(request, most))) as ReadableStream<Uint8Array>
  const init: RequestInit & { duplex: 'half' } = { method, headers, body, signal: abort.signal, duplex: 'half' }
  return new Request(target, init)
}

async function readWhole(request: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const timer = setTimeout(() => request.destroy(), bodyTime)
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of counted(request, most)) chunks.push(chunk)
    return new Uint8Array(Buffer.concat(chunks))
  } finally {
    clearTimeout(timer)
  }
}

async function* counted(request: IncomingMessage, most: number): AsyncGenerator<Uint8Array> {
  let size = 0
  // Left open on a failure, so that its reason can still be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Uint8Array).length
    if (size > most) throw new TooLarge()
    yield chunk as Uint8Array
  }
}

/** Writes an answer of the core as it comes. Ends early when the browser has gone. */
export async function send(answer: Response, response: ServerResponse): Promise<void> {
  const type = answer.headers.get('content-type') ?? ''
  for (const [name, value] of answer.headers) if (!/^(set-cookie|connection|transfer-encoding|access-control-.*)$/.test(name)) response.setHeader(name, value)
  // A reader for PDF inside the browser does not work under the strict policy, and a PDF is no document that it would guard.
  const policy = type.startsWith('application/pdf') ? `base-uri 'none'; form-action 'none'; frame-ancestors 'none'` : `default-src 'none'; frame-ancestors 'none'; sandbox`
  setAll(response, { ...safetyHeaders, 'cache-control': 'no-store', 'content-security-policy': policy })
  response.writeHead(answer.status)
  if (!answer.body || response.req.method === 'HEAD') return void response.end()
  response.flushHeaders()
  const reader = answer.body.getReader()
  const stop = () => void reader.cancel().catch(() => {}) // The stream has failed by itself; nobody is left to tell.
  response.once('close', stop)
  while (!response.destroyed) {
    const { done, value } = await reader.read()
    if (done) break
    if (!response.write(value)) await Promise.race([once(response, 'drain'), once(response, 'close')])
  }
  response.off('close', stop)
  response.end()
}

function answerFailure(request: IncomingMessage, response: ServerResponse, error: unknown, log: (line: string) => void): void {
  // Half an answer is on its way, or nobody waits for it: cutting it off is the only true thing left to say.
  if (response.headersSent || response.destroyed || request.destroyed && !request.complete) return void response.destroy()
  if (error instanceof TooLarge || (error as { cause?: unknown }).cause instanceof TooLarge) {
    answerJson(response, 413, { code: 'invalid', message: 'This is too large to be taken.' })
    // What still comes in is thrown away for a moment, so that the answer arrives before the end of the connection.
    setTimeout(() => request.socket.destroy(), 2_000).unref()
  } else if (error instanceof AppError) {
    answerJson(response, error.code === 'offline' ? 503 : 422, { code: error.code, message: error.message })
  } else {
    log(`${(request.url ?? '').split('?')[0]}: ${error instanceof Error ? error.stack : String(error)}`)
    answerJson(response, 500, { code: 'internal', message: 'Something went wrong inside Touchbase.' })
  }
}

/** A short answer of the shell itself. */
export function answerJson(response: ServerResponse, status: number, content: object): void {
  const body = Buffer.from(JSON.stringify(content))
  setAll(response, { ...safetyHeaders, 'content-type': 'application/json', 'content-length': String(body.length), 'cache-control': 'no-store', 'content-security-policy': `default-src 'none'; frame-ancestors 'none'; sandbox` })
  if (status === 405) response.setHeader('allow', 'GET, HEAD, POST')
  response.writeHead(status)
  response.end(body)
}

export function setAll(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
