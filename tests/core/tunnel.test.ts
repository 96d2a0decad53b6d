import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { connectTunnel, serveTunnel, TunnelClosed } from '../../electron/core/tunnel.ts'

const open: MessageChannel[] = []
afterEach(() => {
  for (const { port1 } of open.splice(0)) port1.close()
})

function tunnel(fetch: (request: Request) => Promise<Response>) {
  const channel = new MessageChannel()
  open.push(channel)
  serveTunnel(channel.port2, fetch)
  return { fetch: connectTunnel(channel.port1), channel }
}
const url = 'http://core.local/api/x?y=1'

test('method, URL, headers, status and a small body pass both ways', async () => {
  const { fetch } = tunnel(async (request) => new Response(JSON.stringify({ method: request.method, url: request.url, name: request.headers.get('x-name'), body: await request.json() as unknown }), { status: 201, headers: { 'content-type': 'application/json', 'x-more': 'yes' } }))
  const response = await fetch(new Request(url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-name': 'Ewa' }, body: '{"a":"王"}' }))
  expect([response.status, response.headers.get('x-more')]).toEqual([201, 'yes'])
  expect(await response.json()).toEqual({ method: 'POST', url, name: 'Ewa', body: { a: '王' } })
})

test('a large body is streamed whole', async () => {
  const big = new Uint8Array(5_000_000).map((_, index) => index % 251)
  const { fetch } = tunnel(async (request) => new Response(request.body, { headers: { 'content-length': String(big.length) } }))
  const response = await fetch(new Request(url, { method: 'POST', body: big, headers: { 'content-length': String(big.length) } }))
  expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), Buffer.from(big))).toBe(0)
})

test('a failure behind the port is a rejected call with its name and words', async () => {
  const { fetch } = tunnel(async () => { throw Object.assign(new Error('no'), { name: 'Special' }) })
  await expect(fetch(new Request(url))).rejects.toMatchObject({ name: 'Special', message: 'no' })
})

test('giving up a call aborts it on the other side', async () => {
  let aborted = () => {}
  const seen = new Promise<void>((resolve) => { aborted = resolve })
  const { fetch } = tunnel((request) => new Promise(() => request.signal.addEventListener('abort', aborted)))
  const stop = new AbortController()
  const call = fetch(new Request(url, { signal: stop.signal }))
  setTimeout(() => stop.abort(), 20)
  await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  await seen
})

test('a body that is no longer read ends the stream on the other side', async () => {
  let ended = () => {}
  const seen = new Promise<void>((resolve) => { ended = resolve })
  const { fetch } = tunnel(async () => new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)), cancel: () => ended() }), { headers: { 'content-type': 'text/event-stream' } }))
  const response = await fetch(new Request(url))
  const reader = response.body!.getReader()
  await reader.read()
  await reader.cancel()
  await seen
})

test('when the other side dies, calls under way and open streams fail, and later calls too', async () => {
  let calls = 0
  const { fetch, channel } = tunnel(() => ++calls === 1
    ? Promise.resolve(new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) }), { headers: { 'content-type': 'text/event-stream' } }))
    : new Promise(() => {}))
  const reader = (await fetch(new Request(url))).body!.getReader()
  await reader.read()
  const waiting = fetch(new Request(url))
  const reading = reader.read()
  channel.port2.close()
  await expect(waiting).rejects.toBeInstanceOf(TunnelClosed)
  await expect(reading).rejects.toBeInstanceOf(TunnelClosed)
  await expect(fetch(new Request(url))).rejects.toBeInstanceOf(TunnelClosed)
})
