import type { LinkKind } from './contacts.ts'

/** A social network or messenger: how it is written, and where a user's page is. */
interface Network {
  name: string
  kind: Exclude<LinkKind, 'web'>
  /** The page of a user name; absent where a user has none that a browser could open. */
  page?: (user: string) => string | null
}

const handle = (user: string) => user.replace(/^@/, '')
const at = (base: string) => (user: string) => base + encodeURIComponent(handle(user)).replaceAll('%40', '@').replaceAll('%2F', '/')
const digits = (user: string) => (/^[+\d][\d\s().-]{5,}$/.test(user) ? user.replace(/\D/g, '').replace(/^00/, '') : null)

/** The networks people name most, in the order they are offered. Others are the user's own text. */
export const networks: readonly Network[] = [
  { name: 'LinkedIn', kind: 'social', page: (user) => (user.includes('/') ? at('https://www.linkedin.com/')(user) : at('https://www.linkedin.com/in/')(user)) },
  { name: 'X', kind: 'social', page: at('https://x.com/') },
  { name: 'Twitter', kind: 'social', page: at('https://x.com/') },
  { name: 'Facebook', kind: 'social', page: at('https://www.facebook.com/') },
  { name: 'Instagram', kind: 'social', page: at('https://www.instagram.com/') },
  { name: 'Bluesky', kind: 'social', page: (user) => at('https://bsky.app/profile/')(user.includes('.') ? user : `${user}.bsky.social`) },
  { name: 'Mastodon', kind: 'social', page: mastodon },
  { name: 'Threads', kind: 'social', page: (user) => `https://www.threads.net/@${encodeURIComponent(handle(user))}` },
  { name: 'GitHub', kind: 'social', page: at('https://github.com/') },
  { name: 'Xing', kind: 'social', page: at('https://www.xing.com/profile/') },
  { name: 'YouTube', kind: 'social', page: (user) => `https://www.youtube.com/@${encodeURIComponent(handle(user))}` },
  { name: 'TikTok', kind: 'social', page: (user) => `https://www.tiktok.com/@${encodeURIComponent(handle(user))}` },
  { name: 'Pinterest', kind: 'social', page: at('https://www.pinterest.com/') },
  { name: 'Flickr', kind: 'social', page: at('https://www.flickr.com/people/') },
  { name: 'Weibo', kind: 'social', page: (user) => (/^\d+$/.test(user) ? `https://weibo.com/u/${user}` : `https://weibo.com/n/${encodeURIComponent(handle(user))}`) },
  { name: 'WhatsApp', kind: 'messenger', page: (user) => (digits(user) ? `https://wa.me/${digits(user)}` : null) },
  { name: 'Telegram', kind: 'messenger', page: (user) => (digits(user) ? `https://t.me/+${digits(user)}` : at('https://t.me/')(user)) },
  { name: 'Signal', kind: 'messenger', page: (user) => (digits(user) ? `https://signal.me/#p/+${digits(user)}` : null) },
  { name: 'WeChat', kind: 'messenger' },
  { name: 'QQ', kind: 'messenger' },
  { name: 'LINE', kind: 'messenger', page: (user) => `https://line.me/R/ti/p/~${encodeURIComponent(user)}` },
  { name: 'KakaoTalk', kind: 'messenger' },
  { name: 'Skype', kind: 'messenger' },
  { name: 'Messenger', kind: 'messenger', page: at('https://m.me/') },
  { name: 'Matrix', kind: 'messenger', page: (user) => (/^@[^\s:]+:\S+$/.test(user) ? `https://matrix.to/#/${encodeURIComponent(user)}` : null) },
  { name: 'Jabber', kind: 'messenger' },
  { name: 'Threema', kind: 'messenger', page: (user) => (/^[A-Z0-9*]{8}$/i.test(user) ? `https://threema.id/${encodeURIComponent(user.toUpperCase())}` : null) },
]

/** @user@server, or user@server. */
function mastodon(user: string): string | null {
  const match = /^@?([\w.-]+)@([\p{L}\p{N}.-]+\.[\p{L}]{2,})$/u.exec(user)
  return match ? `https://${match[2]}/@${match[1]}` : null
}

const byName = new Map(networks.map((network) => [network.name.toLowerCase(), network]))

export const networkNamed = (name: string): Network | null => byName.get(name.trim().toLowerCase()) ?? null

/** The page of a user of a network, always https; null where there is none or the user name is none. */
export function networkPage(network: string, user: string): string | null {
  const name = user.trim()
  return name === '' || /\s/.test(name) && !digits(name) ? null : (networkNamed(network)?.page?.(name) ?? null)
}
