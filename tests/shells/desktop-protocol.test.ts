import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { allowedLink, openLink } from '../../electron/main/links.ts'
import { handleScheme, registerScheme } from '../../electron/main/protocol.ts'
import { loadPages } from '../../electron/pages.ts'
import { recorded } from '../support/electron.ts'
import { makeRenderer } from '../support/web.ts'

vi.mock('electron', async () => (await import('../support/electron.ts')).electron)

let folder: string
let asked: Request[] = []
let failure: Error | null = null
beforeAll(() => {
  folder = makeRenderer()
  registerScheme()
  handleScheme(loadPages(folder), async (request) => {
    asked.push(request)
    if (failure) throw failure
    return Response.json({ result: 1 })
  }, () => {})
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A request as Electron hands it over, with who made it. */
async function ask(url: string, initiatorOrigin?: string, init: RequestInit = {}): Promise<Response> {
  asked = []
  return recorded.handler!(Object.assign(new Request(url, init), initiatorOrigin === undefined ? {} : { initiatorOrigin }))
}

const ours = 'app://touchbase'
const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }

describe('the scheme', () => {
  it('is a secure one of its own and does not bypass the policy', () => {
    expect(recorded.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
  })

  it('gives the page with the same policy as the web shell, and a nonce each time', async () => {
    const first = await ask('app://touchbase/')
    const second = await ask('app://touchbase/', ours)
    expect(first.headers.get('content-security-policy')).toContain(`default-src 'none'; script-src 'self';`)
    expect(first.headers.get('content-security-policy')).not.toBe(second.headers.get('content-security-policy'))
    expect(first.headers.get('x-frame-options')).toBe('DENY')
    expect(await first.text()).toContain('csp-nonce')
  })

  it('lets calls through to the core, without headers that mean something elsewhere', async () => {
    const response = await ask('app://touchbase/api/trpc/info.get?x=1', ours, { ...post, headers: { ...post.headers, cookie: 'a=b', authorization: 'x' } })
    expect(response.status).toBe(200)
    expect(asked[0]?.url).toBe('http://touchbase.invalid/api/trpc/info.get?x=1')
    expect([...(asked[0]?.headers.keys() ?? [])]).toEqual(['content-type'])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })

  it.each([
    ['another site', 'https://evil.com', 'app://touchbase/api/trpc/info.get', {}, 403], ['a sandboxed frame', 'null', 'app://touchbase/api/trpc/info.get', {}, 403],
    ['another host of the scheme', 'app://other', 'app://touchbase/', {}, 403], ['a change without a page', undefined, 'app://touchbase/api/trpc/contacts.create', post, 403],
    ['a host that is not ours', ours, 'app://other/', {}, 404], ['a method that is none of ours', ours, 'app://touchbase/api/x', { method: 'DELETE' }, 405],
    ['a form', ours, 'app://touchbase/', post, 405], ['a path out of the folder', ours, 'app://touchbase/..%2f..%2fpackage.json', {}, 404], ['a map', ours, 'app://touchbase/assets/index-1a2b3c.js.map', {}, 404],
  ])('refuses %s', async (_title, from, url, init, status) => {
    const response = await ask(url, from, init)
    expect(response.status).toBe(status)
    expect(asked).toEqual([])
  })

  it('says offline while the core is started again, and nothing of other faults', async () => {
    failure = new AppError('offline', 'The core stopped.')
    expect(await (await ask('app://touchbase/api/trpc/info.get', ours)).json()).toMatchObject({ code: 'offline' })
    failure = new Error('secret')
    const response = await ask('app://touchbase/api/trpc/info.get', ours)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    failure = null
  })
})

describe('links', () => {
  it.each(['https://example.com/a?b#c', 'http://example.com/', 'mailto:a@example.com?subject=x', 'tel:+48123456789'])('opens %s', (url) => expect(allowedLink(url)).toBe(url))
  it.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'file:///etc/passwd', 'smb://server/share', 'data:text/html,x', 'app://touchbase/', 'ms-msdt:/id', 'vbscript:x', 'ftp://example.com', '//example.com', 'calc.exe', '',
    'https://example.com@evil.com/', 'https://user:word@evil.com/', `tel:${'1'.repeat(200)}`, `mailto:${'a'.repeat(3_000)}`, 'https://[', ' javascript:x',
  ])('does not open %s', (url) => {
    recorded.opened = []
    expect(openLink(url)).toBe(false)
    expect(recorded.opened).toEqual([])
  })
})
