import type { IncomingMessage } from 'node:http'

export interface Refusal {
  status: number
  /** Short words for whoever looks into the answer; a person meets them only by trying. */
  message: string
}

const mostHeaders = 100

/**
 * Looks at a request before anything else does. Gives why it is refused, or null.
 *
 * The Host must be one of ours to the letter: a page that has its own name point to this computer (DNS rebinding) sends
 * that name. A foreign Origin or Sec-Fetch-Site shows a request that another site's page makes in the user's browser.
 */
export function refuse(request: Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>, port: number): Refusal | null {
  const { headers, rawHeaders, method = '', url = '' } = request
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length
  const host = headers.host ?? ''
  if (hosts !== 1 || !hostsOf(port).includes(host)) return { status: 403, message: 'This address is not one of Touchbase.' }
  if (rawHeaders.length > mostHeaders * 2) return { status: 431, message: 'Too many headers.' }
  if (!url.startsWith('/') || url.startsWith('//') || url.length > 8_000) return { status: 400, message: 'Bad address.' }
  if (!['GET', 'HEAD', 'POST'].includes(method)) return { status: 405, message: 'Not done here.' }
  return isForeign(request, `http://${host}`) ? { status: 403, message: 'Touchbase answers its own pages only.' } : null
}

export const hostsOf = (port: number): string[] => ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)

/** Whether the call comes from another site's page, or cannot show that it does not. */
function isForeign({ headers, method, url = '' }: Pick<IncomingMessage, 'headers' | 'method' | 'url'>, origin: string): boolean {
  const site = headers['sec-fetch-site']
  if (headers.origin !== undefined && headers.origin !== origin) return true
  if (method === 'POST') {
    if (site !== undefined && site !== 'same-origin') return true
    // Every browser says where a POST comes from. Only a second start of the program (second-start.ts) is no browser.
    return headers.origin === undefined && site === undefined && url !== '/second-start'
  }
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  // A link may lead to the page itself; without its code or cookie that shows nothing.
  const isVisit = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return !(isVisit && /^\/(\?|$)/.test(url))
}
