import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { askRunningShell, SecondStarts } from '../../electron/web/second-start.ts'
import { openTestWeb, type TestWeb } from '../support/web.ts'

let web: TestWeb
let now = Date.UTC(2026, 10, 22, 9, 0)
/** What the core answers instead, for one test. */
let fake: ((request: Request) => Promise<Response>) | null = null
beforeAll(async () => {
  web = await openTestWeb({ now: () => now, fetch: (request) => (fake ?? web.core.fetch)(request) })
})
afterAll(() => web.close())
beforeEach(() => {
  fake = null
})

const path = () => web.shell.newAddress().slice(web.shell.address.length)

describe('the one-time code', () => {
  it('opens the page with a cookie that scripts and other sites do not get', async () => {
    const answer = await web.ask(path(), { headers: { 'sec-fetch-site': null } })
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).toMatch(new RegExp(`^touchbase-${web.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
    expect(answer.headers['cache-control']).toBe('no-store')
    const nonce = /'nonce-([^']+)'/.exec(answer.headers['content-security-policy'] ?? '')?.[1]
    expect(answer.body).toContain(`content="${nonce}"`)
    expect(answer.headers['content-security-policy']).toContain(`default-src 'none'; script-src 'self';`)
    expect(answer.headers['content-security-policy']).toContain(`require-trusted-types-for 'script'; trusted-types default`)
  })

  it('has 256 bits', () => {
    expect(Buffer.from(new URL(web.shell.newAddress()).searchParams.get('code') ?? '', 'base64url')).toHaveLength(32)
  })

  it('holds once', async () => {
    const once = path()
    expect((await web.ask(once)).status).toBe(200)
    const twice = await web.ask(once)
    expect(twice.status).toBe(403)
    expect(twice.headers['set-cookie']).toBeUndefined()
  })

  it('holds for a minute', async () => {
    const early = path()
    const late = path()
    now += 59_000
    expect((await web.ask(early)).status).toBe(200)
    now += 2_000
    expect((await web.ask(late)).status).toBe(403)
  })

  it('is not used up by a look at the headers or a browser that fetches ahead', async () => {
    const address = path()
    expect((await web.ask(address, { method: 'HEAD' })).status).toBe(403)
    expect((await web.ask(address, { headers: { 'sec-purpose': 'prefetch;prerender' } })).status).toBe(403)
    expect((await web.ask(address)).status).toBe(200)
  })

  it('is not asked for again where the browser is known: the page opens without it', async () => {
    const cookie = await web.enter()
    const answer = await web.ask('/?code=used', { headers: { cookie } })
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/')
  })

  it('stands in no log', async () => {
    const address = web.shell.newAddress()
    await web.ask(address.slice(web.shell.address.length))
    fake = () => Promise.reject(new Error('broken'))
    await web.ask(`/api/trpc/info.get?secret=${address.split('code=')[1]}`, { headers: { cookie: await web.enter() } })
    expect(web.log.join('\n')).toContain('broken')
    expect(web.log.join('\n')).not.toContain(address.split('code=')[1])
  })
})

describe('without a cookie', () => {
  it.each(['/', '/api/trpc/info.get', '/assets/index-1a2b3c.js', '/favicon.svg', '/nothing'])('gives nothing at %s', async (where) => {
    const answer = await web.ask(where)
    expect(answer.status).toBe(403)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('refuses a cookie of another port, of another shell, and a torn one', async () => {
    const cookie = await web.enter()
    const token = cookie.split('=')[1] ?? ''
    for (const wrong of [`touchbase-${web.port + 1}=${token}`, `touchbase=${token}`, `${cookie}x`, cookie.slice(0, -1), `touchbase-${web.port}=`, `x${cookie}`]) {
      expect((await web.ask('/', { headers: { cookie: wrong } })).status).toBe(403)
    }
    expect((await web.ask('/', { headers: { cookie: `other=1; touchbase-${web.port}=wrong; ${cookie}` } })).status).toBe(200)
  })

  it.each([['en-GB,en;q=0.9', 'npm start', 'en'], ['zh-CN,zh;q=0.9', '联系人', 'zh-CN'], ['zh-Hant-HK', '聯絡人', 'zh-TW'], ['fr-FR,zh-TW;q=0.8', '聯絡人', 'zh-TW'], ['', 'npm start', 'en']])('says in %s how to get in', async (language, words, tag) => {
    const answer = await web.ask('/', { headers: { 'accept-language': language } })
    expect(answer.body).toContain(words)
    expect(answer.body).toContain(`<html lang="${tag}">`)
    expect(answer.headers['content-security-policy']).toContain(`frame-ancestors 'none'`)
  })
})

describe('inside', () => {
  it('serves the assets unchanging and nothing that was not built', async () => {
    const cookie = await web.enter()
    const answer = await web.ask('/assets/index-1a2b3c.js', { headers: { cookie } })
    expect(answer).toMatchObject({ status: 200, body: 'export {}\n' })
    expect(answer.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
    expect((await web.ask('/', { headers: { cookie }, method: 'POST' })).status).toBe(405)
  })

  it('gives every document a nonce of its own', async () => {
    const cookie = await web.enter()
    const nonces = await Promise.all([1, 2, 3].map(async () => /nonce-([^']+)/.exec((await web.ask('/', { headers: { cookie } })).headers['content-security-policy'] ?? '')?.[1]))
    expect(new Set(nonces).size).toBe(3)
  })

  it('writes and reads through the core', async () => {
    const cookie = await web.enter()
    const made = await web.ask('/api/trpc/settings.set', { method: 'POST', body: JSON.stringify({ key: 'greeting', value: '你好' }), headers: { cookie } })
    expect(made.status).toBe(200)
    expect((await web.ask('/api/trpc/settings.all', { headers: { cookie } })).body).toContain('你好')
  })

  it('passes neither cookie nor foreign headers on to the core, and none of its cookies back', async () => {
    let seen: Request | undefined
    fake = async (request) => {
      seen = request
      return new Response('x', { headers: { 'set-cookie': 'a=b', 'access-control-allow-origin': '*' } })
    }
    const answer = await web.ask('/api/trpc/info.get', { headers: { cookie: await web.enter(), authorization: 'Basic eDp5', 'x-forwarded-for': '1.2.3.4' } })
    expect([...(seen?.headers.keys() ?? [])]).toEqual([])
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('streams an upload', async () => {
    const cookie = await web.enter()
    const answer = await web.ask('/api/upload', { method: 'POST', body: 'BEGIN:VCARD', headers: { cookie, 'content-type': 'text/vcard' } })
    expect(JSON.parse(answer.body)).toMatchObject({ size: 11 })
  })
})

describe('events and failures', () => {
  it('passes events on at once and tells the core when the browser goes', async () => {
    const cookie = await web.enter()
    const abort = new AbortController()
    let isAborted: Promise<void> | undefined
    fake = async (request) => {
      isAborted = new Promise((done) => request.signal.addEventListener('abort', () => done()))
      return new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')) }), { headers: { 'content-type': 'text/event-stream' } })
    }
    const response = await fetch(`${web.shell.address}/api/trpc/events.watch`, { headers: { cookie }, signal: abort.signal })
    const { value } = await response.body!.getReader().read()
    expect(new TextDecoder().decode(value)).toBe('data: 1\n\n')
    abort.abort()
    await isAborted
  })

  it('ends the open events when the core dies', async () => {
    const cookie = await web.enter()
    let die = () => {}
    fake = async () => new Response(new ReadableStream({ start: (controller) => {
      controller.enqueue(new TextEncoder().encode('data: 1\n\n'))
      die = () => controller.error(new Error('The core has stopped.'))
    } }), { headers: { 'content-type': 'text/event-stream' } })
    const response = await fetch(`${web.shell.address}/api/trpc/events.watch`, { headers: { cookie } })
    const reader = response.body!.getReader()
    await reader.read()
    die()
    await expect(reader.read()).rejects.toThrow()
  })

  it('says offline while the core is being started again', async () => {
    fake = () => Promise.reject(new AppError('offline', 'The core stopped.'))
    const answer = await web.ask('/api/trpc/info.get', { headers: { cookie: await web.enter() } })
    expect(answer.status).toBe(503)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'offline' })
  })

  it('tells nothing of a fault inside', async () => {
    fake = () => Promise.reject(new Error('secret detail'))
    const answer = await web.ask('/api/trpc/info.get', { headers: { cookie: await web.enter() } })
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain('secret detail')
  })
})

describe('a second start', () => {
  const owner = () => ({ process: 1, computer: 'here', shell: 'web', since: 0, address: web.shell.address, secret: web.shell.secret })

  it('of the same user gets an address that opens', async () => {
    const address = await askRunningShell(owner(), now)
    expect((await web.ask((address ?? '').slice(web.shell.address.length))).status).toBe(200)
  })

  it('with a wrong secret gets nothing', async () => {
    expect(await askRunningShell({ ...owner(), secret: 'x'.repeat(43) }, now)).toBeNull()
  })

  it('at a wrong time gets nothing', async () => {
    expect(await askRunningShell(owner(), now - 60_000)).toBeNull()
  })

  it('does not believe a server that cannot prove itself', async () => {
    const liar = createServer((_request, response) => response.end(JSON.stringify({ address: `http://127.0.0.1:1/?code=x`, proof: 'x'.repeat(43) })))
    await new Promise<void>((done) => liar.listen(0, '127.0.0.1', done))
    const address = `http://127.0.0.1:${(liar.address() as { port: number }).port}`
    expect(await askRunningShell({ ...owner(), address }, now)).toBeNull()
    expect(await askRunningShell({ ...owner(), address: 'http://evil.com:80' }, now)).toBeNull()
    liar.close()
  })

  it('is answered once to the same words', async () => {
    const words = { nonce: 'n', at: now, proof: createHmac('sha256', 'secret').update(`ask http://127.0.0.1:1 n ${now}`).digest('base64url') }
    const seconds = new SecondStarts('secret')
    expect(seconds.answer(words, 'http://127.0.0.1:2', now, () => 'a')).toBeNull()
    expect(seconds.answer(words, 'http://127.0.0.1:1', now, () => 'a')).toMatchObject({ address: 'a' })
    expect(seconds.answer(words, 'http://127.0.0.1:1', now, () => 'a')).toBeNull()
  })

  it('cannot be made by a page, nor with words sent elsewhere', async () => {
    let sent = ''
    const listener = createServer((request, response) => {
      request.on('data', (chunk) => (sent += String(chunk)))
      request.on('end', () => response.writeHead(403).end())
    })
    await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done))
    const there = `http://127.0.0.1:${(listener.address() as { port: number }).port}`
    await askRunningShell({ ...owner(), address: there }, now)
    listener.close()
    // Words caught by a stranger who answers at another address are worth nothing here.
    const bare = { origin: null, 'sec-fetch-site': null }
    expect((await web.ask('/second-start', { method: 'POST', body: sent, headers: bare })).status).toBe(403)
    expect((await web.ask('/second-start', { method: 'POST', body: sent })).status).toBe(403)
    expect((await web.ask('/second-start', { method: 'POST', body: `[${'1,'.repeat(5_000)}1]`, headers: bare })).status).toBe(403)
    expect((await web.ask('/second-start')).status).toBe(403)
  })
})
