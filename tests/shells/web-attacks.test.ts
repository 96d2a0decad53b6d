import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestWeb, type Answer, type TestWeb } from '../support/web.ts'

let web: TestWeb
let cookie: string
beforeAll(async () => {
  web = await openTestWeb()
  cookie = await web.enter()
})
afterAll(() => web.close())

const create = (input: object) => ({ method: 'POST', body: JSON.stringify(input) })
const countContacts = async () => (await web.core.api.info.get()).contacts

/** On every answer, whatever it is. */
function expectGuarded({ headers }: Answer): void {
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin' })
  expect(headers['access-control-allow-origin']).toBeUndefined()
}

describe('the Host is one of ours to the letter', () => {
  it.each([
    ['a name of its own', () => `Host: evil.com`], ['a name that begins like ours', () => `Host: 127.0.0.1.evil.com:${web.port}`], ['a trailing dot', () => `Host: localhost.:${web.port}`],
    ['the address as one number', () => `Host: 2130706433:${web.port}`], ['the address in short', () => `Host: 127.1:${web.port}`], ['any address', () => `Host: 0.0.0.0:${web.port}`],
    ['another address of this computer', () => `Host: 127.0.0.2:${web.port}`], ['another port', () => `Host: 127.0.0.1:${web.port + 1}`], ['no port', () => `Host: 127.0.0.1`],
    ['capitals', () => `Host: LOCALHOST:${web.port}`], ['a name in front', () => `Host: user@127.0.0.1:${web.port}`], ['nothing', () => `Host:`], ['no Host', () => `X-Nothing: 1`],
    ['two of them', () => `Host: 127.0.0.1:${web.port}\r\nHost: evil.com`], ['a mapped address', () => `Host: [::ffff:127.0.0.1]:${web.port}`],
  ])('refuses %s', async (_title, line) => {
    for (const path of ['/', '/api/trpc/info.get', `/?code=${'x'.repeat(43)}`]) {
      const answer = await web.raw(`GET ${path} HTTP/1.1\r\n${line()}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`)
      expect(answer.status).toBe(403)
      expectGuarded(answer)
      expect(answer.body).not.toContain('Touchbase</title>')
    }
  })

  it.each(['127.0.0.1', 'localhost', '[::1]'])('takes %s', async (name) => {
    expect((await web.ask('/', { headers: { host: `${name}:${web.port}`, cookie } })).status).toBe(200)
  })
})

describe('other sites', () => {
  const own = () => `http://127.0.0.1:${web.port}`
  it.each([
    ['a foreign Origin', () => ({ origin: 'https://evil.com' })], ['an opaque Origin', () => ({ origin: 'null' })], ['our name at another port', () => ({ origin: `http://127.0.0.1:${web.port + 1}` })],
    ['our other name', () => ({ origin: `http://localhost:${web.port}` })], ['our address as https', () => ({ origin: own().replace('http:', 'https:') })], ['a longer name', () => ({ origin: `${own()}.evil.com` })],
    ['a site that says it is another', () => ({ 'sec-fetch-site': 'cross-site' })], ['another port as it says', () => ({ 'sec-fetch-site': 'same-site' })], ['a form sent from nowhere', () => ({ 'sec-fetch-site': 'none' })],
    ['who does not say where from', () => ({ origin: null, 'sec-fetch-site': null })],
  ])('may not change anything: %s', async (_title, headers) => {
    const before = await countContacts()
    const answer = await web.ask('/api/trpc/contacts.create', { ...create({ kind: 'person', familyName: 'Foreign' }), headers: { cookie, ...headers() } })
    expect(answer.status).toBe(403)
    expectGuarded(answer)
    expect(await countContacts()).toBe(before)
  })

  it.each([
    ['fetch', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: 'https://evil.com' }], ['an image', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a link', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }], ['a frame', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    ['another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }], ['EventSource', { 'sec-fetch-site': 'cross-site', accept: 'text/event-stream' }],
  ])('may not read by %s', async (_title, headers) => {
    for (const path of ['/api/trpc/info.get', '/api/trpc/events.watch', '/assets/index-1a2b3c.js']) {
      expect((await web.ask(path, { headers: { cookie, ...headers } })).status).toBe(403)
    }
  })

  it('may lead to the page by a link, which brings no cookie and so only the closed door', async () => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    const answer = await web.ask('/', { headers: link })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('<h1>')
    // So do the redirect file and the user's own click on an address with a code.
    expect((await web.ask(web.shell.newAddress().slice(web.shell.address.length), { headers: link })).status).toBe(200)
  })

  it('may not frame the page with a code', async () => {
    const address = web.shell.newAddress().slice(web.shell.address.length)
    expect((await web.ask(address, { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' } })).status).toBe(403)
    expect((await web.ask(address)).status).toBe(200)
  })

  it('may not open a WebSocket', async () => {
    const answer = await web.raw(`GET /api/trpc HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nCookie: ${cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`)
    expect(answer.status).toBe(403)
    expectGuarded(answer)
  })
})

describe('what a request may look like', () => {
  it('changes nothing by GET', async () => {
    const before = await countContacts()
    const answer = await web.ask(`/api/trpc/contacts.create?input=${encodeURIComponent(JSON.stringify({ kind: 'person', familyName: 'Got' }))}`, { headers: { cookie } })
    expect(answer.status).toBe(405)
    expect(await countContacts()).toBe(before)
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('refuses the method %s', async (method) => {
    for (const path of ['/', '/api/trpc/info.get']) {
      const answer = await web.ask(path, { method, headers: { cookie } })
      expect(answer.status).toBe(405)
      expect(answer.headers['allow']).toBe('GET, HEAD, POST')
      expectGuarded(answer)
    }
  })

  it('refuses to be a proxy', async () => {
    const host = `Host: 127.0.0.1:${web.port}\r\nConnection: close\r\n\r\n`
    expect((await web.raw(`GET http://evil.com/ HTTP/1.1\r\n${host}`)).status).toBe(400)
    expect((await web.raw(`GET //evil.com/ HTTP/1.1\r\n${host}`)).status).toBe(400)
    expect((await web.raw(`CONNECT evil.com:80 HTTP/1.1\r\n${host}`)).status).toBe(405)
  })

  it.each(['/../package.json', '/..%2f..%2fpackage.json', '/..%5c..%5cpackage.json', '/assets/../index.html', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%00.js', '/index.html', '/assets/index-1a2b3c.js.map', '/assets/', '/assets', '//assets/index-1a2b3c.js', '/C:/Windows/win.ini', '/.git/config', '/api', '/api/', '/api/../', '/api/..%2f..%2fetc/passwd', '/api/download/..%2f..%2fetc/passwd', '/api/blob/../../x', '/api/trpc/../upload'])('finds nothing at %s', async (path) => {
    const answer = await web.ask(path, { headers: { cookie } })
    expect([400, 404]).toContain(answer.status)
    expectGuarded(answer)
  })

  it('takes JSON only, so that no form of another page could be a call', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', null]) {
      const answer = await web.ask('/api/trpc/contacts.create', { ...create({ kind: 'person' }), headers: { cookie, 'content-type': type } })
      expect(answer.status).toBe(422)
    }
  })

  it('limits headers, in size and in number', async () => {
    const head = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nConnection: close\r\n`
    const big = await web.raw(`${head}X-Big: ${'a'.repeat(20_000)}\r\n\r\n`)
    expect(big.status).toBe(431)
    expectGuarded(big)
    expect((await web.raw(`${head}${Array.from({ length: 150 }, (_, index) => `X-${index}: 1\r\n`).join('')}\r\n`)).status).toBe(431)
    expect((await web.raw(`GET /${'a'.repeat(9_000)} HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nConnection: close\r\n\r\n`)).status).toBe(400)
  })

  it('limits the body of a call, whether its length is told or not', async () => {
    const told = await web.ask('/api/trpc/contacts.create', { method: 'POST', headers: { cookie, 'content-length': '10000000000' } })
    expect(told.status).toBe(413)
    const chunk = `${(100_000).toString(16)}\r\n${' '.repeat(100_000)}\r\n`
    const untold = await web.ask('/api/trpc/contacts.create', { method: 'POST', headers: { cookie, 'content-length': null, 'transfer-encoding': 'chunked' }, body: chunk.repeat(11) })
    expect(untold.status).toBe(413)
    expectGuarded(untold)
  })

  it('refuses an upload that says to be larger than 8 GB', async () => {
    expect((await web.ask('/api/upload', { method: 'POST', headers: { cookie, 'content-length': String(9 * 2 ** 30), 'content-type': 'application/octet-stream' } })).status).toBe(413)
  })

  it('answers what is no HTTP with the guarding headers, too', async () => {
    const answer = await web.raw('\u0000\u0001 nonsense\r\n\r\n')
    expect(answer.status).toBe(400)
    expectGuarded(answer)
  })

  it('refuses a request that smuggles another by two lengths', async () => {
    const answer = await web.ask('/api/trpc/contacts.create', { ...create({}), headers: { cookie, 'transfer-encoding': 'chunked' } })
    expect(answer.status).toBe(400)
  })
})

describe('under load', () => {
  it('answers its user while a hundred strangers guess and a hundred connections hang', async () => {
    const hanging = Array.from({ length: 100 }, () => connect(web.port, '127.0.0.1').on('error', () => {}))
    for (const socket of hanging) socket.write('GET / HTTP/1.1\r\nHost: 127.')
    const guesses = Array.from({ length: 100 }, (_, index) => web.ask(`/?code=guess-${index}`, { headers: { 'sec-fetch-site': null } }))
    expect((await web.ask('/api/trpc/info.get', { headers: { cookie } })).status).toBe(200)
    const statuses = (await Promise.all(guesses)).map(({ status, headers }) => (headers['set-cookie'] ? 0 : status))
    expect(statuses.every((status) => status === 403 || status === 429)).toBe(true)
    expect(statuses).toContain(429)
    // Guessing locks nobody out: a right code still opens.
    expect(await web.enter()).toMatch(/^touchbase-\d+=.{43}$/)
    for (const socket of hanging) socket.destroy()
  })
})
