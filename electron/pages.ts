// The built renderer as both graphical shells serve it: an allow-list of the files that were there at the start, each
// with its type, and the page itself with a nonce of its own.
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

export interface Pages {
  /** Answers a path of the renderer (`/`, `/assets/….js`), with its query if it has one; null when there is no such file. */
  get(path: string): Promise<Response | null>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp',
  '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
}

/** On every answer of a shell. */
export const safetyHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), payment=()',
}

/** What a document of ours may do: its own scripts, its own calls, nothing of anyone else. */
export function contentPolicy(nonce: string): string {
  return [
    `default-src 'none'`, `script-src 'self'`, `style-src 'self' 'nonce-${nonce}'`, `connect-src 'self'`, `img-src 'self' data: blob:`, `font-src 'self'`,
    `base-uri 'none'`, `form-action 'none'`, `frame-ancestors 'none'`, `require-trusted-types-for 'script'`, `trusted-types default`,
  ].join('; ')
}

/** Reads the built renderer into memory: a build that replaces it does not disturb open windows, and no path is ever made from a URL. */
export function loadPages(folder: string): Pages {
  const files = new Map<string, { content: Uint8Array<ArrayBuffer>; type: string }>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!statSync(join(folder, name)).isFile() || name.endsWith('.map')) continue
    files.set(`/${name.replaceAll('\\', '/')}`, { content: new Uint8Array(readFileSync(join(folder, name))), type: types[extname(name)] ?? 'application/octet-stream' })
  }
  const page = new TextDecoder().decode(files.get('/index.html')?.content)
  files.delete('/index.html')
  return {
    get: (wanted) => {
      const path = wanted.split('?')[0] ?? ''
      if (path === '/') return Promise.resolve(documentOf(page))
      const file = files.get(path)
      if (!file) return Promise.resolve(null)
      // The bundler puts a hash of the content into the names of assets.
      const caching = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache'
      return Promise.resolve(new Response(file.content, { headers: { ...safetyHeaders, 'content-type': file.type, 'content-length': String(file.content.length), 'cache-control': caching } }))
    },
  }
}

/** The page with a nonce that no other answer has. */
function documentOf(page: string): Response {
  const nonce = newNonce()
  const body = new TextEncoder().encode(page.replaceAll('__CSP_NONCE__', nonce))
  return new Response(body, {
    headers: { ...safetyHeaders, 'content-type': 'text/html; charset=utf-8', 'content-length': String(body.length), 'cache-control': 'no-store', 'content-security-policy': contentPolicy(nonce) },
  })
}

export const newNonce = (): string => randomBytes(18).toString('base64')

/** In development the pages come from the bundler's server, whose hot reload needs inline scripts and a socket of its own. */
export function devPages(address: string): Pages {
  return {
    get: async (path) => {
      const response = await fetch(new URL(path, address))
      const headers = new Headers({ 'cache-control': 'no-store', 'content-type': response.headers.get('content-type') ?? 'application/octet-stream' })
      return new Response(await response.arrayBuffer(), { status: response.status, headers })
    },
  }
}

/** The renderer beside the bundle of a shell. */
export function findPages(): Pages {
  // Dropped from a production build, where the environment must not name another origin for our pages.
  const dev = import.meta.env.DEV ? process.env['ELECTRON_RENDERER_URL'] : undefined
  return dev ? devPages(dev) : loadPages(join(import.meta.dirname, '..', 'renderer'))
}
