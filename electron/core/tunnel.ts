import type { MessagePort } from 'node:worker_threads'
import type { ReadableStream } from 'node:stream/web'

/**
 * Carries `Request` and `Response` over a MessagePort. Method, URL and headers are cloned; small bodies go as bytes, large
 * and endless ones as transferred streams; aborts and errors pass through in both directions.
 */
type Body = ArrayBuffer | ReadableStream | null
type Message =
  | { type: 'request'; id: number; method: string; url: string; headers: [string, string][]; body: Body }
  | { type: 'response'; id: number; status: number; statusText: string; headers: [string, string][]; body: Body }
  | { type: 'error'; id: number; name: string; message: string }
  | { type: 'abort'; id: number }

/** Bodies up to this many bytes are sent whole: half the latency of a stream. */
const smallBody = 1_000_000

/** What a call meets when the other side has died. */
export class TunnelClosed extends Error {
  override name = 'TunnelClosed'
}

/** Answers the requests that come in through a port. */
export function serveTunnel(port: MessagePort, fetch: (request: Request) => Promise<Response>): void {
  const running = new Map<number, AbortController>()
  port.on('message', (message: Message) => {
    if (message.type === 'abort') running.get(message.id)?.abort()
    else if (message.type === 'request') void answer(message)
  })
  async function answer({ id, method, url, headers, body }: Extract<Message, { type: 'request' }>): Promise<void> {
    const abort = new AbortController()
    running.set(id, abort)
    try {
      const request = new Request(url, { method, headers, body: body as globalThis.ReadableStream<Uint8Array> | ArrayBuffer | null, signal: abort.signal, ...(body ? { duplex: 'half' } : {}) })
      const response = await fetch(request)
      const isSmall = isSmallBody(response.headers)
      const content = isSmall ? await response.arrayBuffer() : (response.body as ReadableStream | null)
      const watched = content instanceof ArrayBuffer || content === null ? content : untilEnd(content, () => running.delete(id), abort)
      post(port, { type: 'response', id, status: response.status, statusText: response.statusText, headers: [...response.headers], body: watched })
      if (watched === null || watched instanceof ArrayBuffer) running.delete(id)
    } catch (error) {
      running.delete(id)
      post(port, { type: 'error', id, name: error instanceof Error ? error.name : 'Error', message: error instanceof Error ? error.message : String(error) })
    }
  }
}

/** The other end: a `fetch` whose requests are answered behind the port. Once the port closes every call and every open body fails. */
export function connectTunnel(port: MessagePort): (request: Request) => Promise<Response> {
  const waiting = new Map<number, { resolve: (response: Response) => void; reject: (error: Error) => void }>()
  const open = new Set<(error: Error) => void>()
  let lastId = 0
  let isClosed = false
  port.on('message', (message: Message) => {
    if (message.type === 'response') waiting.get(message.id)?.resolve(toResponse(message))
    else if (message.type === 'error') waiting.get(message.id)?.reject(Object.assign(new Error(message.message), { name: message.name }))
    if (message.type === 'response' || message.type === 'error') waiting.delete(message.id)
  })
  port.on('close', () => {
    isClosed = true
    const error = new TunnelClosed('The core has stopped.')
    for (const { reject } of waiting.values()) reject(error)
    for (const fail of open) fail(error)
    waiting.clear()
    open.clear()
  })

  function toResponse({ id, status, statusText, headers, body }: Extract<Message, { type: 'response' }>): Response {
    const content = body === null || body instanceof ArrayBuffer ? body : failing(body, id)
    const isBodiless = status === 204 || status === 304
    return new Response(isBodiless ? null : (content as globalThis.ReadableStream<Uint8Array> | ArrayBuffer | null), { status, statusText, headers })
  }

  /** A transferred stream does not end when its worker dies, so it is read through one that does. */
  function failing(body: ReadableStream, id: number): globalThis.ReadableStream<Uint8Array> {
    const reader = body.getReader()
    let fail = (_error: Error): void => {}
    return new globalThis.ReadableStream<Uint8Array>({
      start(controller) {
        fail = (error) => controller.error(error)
        open.add(fail)
      },
      async pull(controller) {
        const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array }
        if (!open.has(fail)) return
        if (done) {
          open.delete(fail)
          controller.close()
        } else if (value) controller.enqueue(value)
      },
      cancel() {
        open.delete(fail)
        // Electron cancels the body rather than aborting the request: both must reach the core.
        post(port, { type: 'abort', id })
        void reader.cancel().catch(() => {}) // The other side is told already; it may be gone.
      },
    })
  }

  return async (request) => {
    if (isClosed) throw new TunnelClosed('The core has stopped.')
    const id = ++lastId
    const body = isSmallBody(request.headers) && request.body ? await request.arrayBuffer() : (request.body as ReadableStream | null)
    if (isClosed) throw new TunnelClosed('The core has stopped.')
    return new Promise<Response>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      request.signal.addEventListener('abort', () => {
        post(port, { type: 'abort', id })
        if (waiting.delete(id)) reject(new DOMException('The call was given up.', 'AbortError'))
      }, { once: true })
      post(port, { type: 'request', id, method: request.method, url: request.url, headers: [...request.headers], body })
    })
  }
}

function isSmallBody(headers: Headers): boolean {
  const type = headers.get('content-type') ?? ''
  const length = headers.get('content-length')
  return length === null ? type.startsWith('application/json') && !type.includes('jsonl') : Number(length) <= smallBody
}

function untilEnd(body: ReadableStream, ended: () => void, abort: AbortController): ReadableStream {
  const reader = body.getReader()
  abort.signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true }) // Already ended: nothing to cancel.
  return new globalThis.ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (done) {
          ended()
          controller.close()
        } else controller.enqueue(value)
      } catch (error) {
        ended()
        controller.error(error)
      }
    },
    cancel() {
      ended()
      abort.abort()
    },
  }) as ReadableStream
}

function post(port: MessagePort, message: Message): void {
  const body = 'body' in message ? message.body : null
  port.postMessage(message, body === null ? [] : [body as ArrayBuffer])
}
