import { shell } from 'electron'

/** Where a link may lead outside, and how long it may be: other programs take these addresses as their input. */
const longest: Readonly<Record<string, number>> = { 'https:': 8_000, 'http:': 8_000, 'mailto:': 2_000, 'tel:': 100 }

/** The address as a browser reads it, if it may be opened outside; else null. */
export function allowedLink(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const most = longest[url.protocol]
  // A name and password in front of the host are used to make one address look like another.
  if (most === undefined || url.href.length > most || url.username || url.password) return null
  return url.href
}

/** Opens a link in the program that the user has for it. Says whether it was allowed. */
export function openLink(address: string): boolean {
  const url = allowedLink(address)
  // That nothing is there to open it is told by the system itself.
  if (url) void shell.openExternal(url).catch(() => {})
  return url !== null
}
