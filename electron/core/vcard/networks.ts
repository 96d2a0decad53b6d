/** Messengers and social networks: the properties programs invented for them, and the URI schemes of IMPP (RFC 4770). */
const messengers: readonly { label: string; properties: readonly string[]; schemes: readonly string[] }[] = [
  { label: 'AIM', properties: ['X-AIM'], schemes: ['aim'] },
  { label: 'ICQ', properties: ['X-ICQ'], schemes: ['icq'] },
  { label: 'MSN', properties: ['X-MSN'], schemes: ['msnim', 'msn'] },
  { label: 'Yahoo', properties: ['X-YAHOO', 'X-YAHOO-ID'], schemes: ['ymsgr', 'yahoo'] },
  { label: 'Jabber', properties: ['X-JABBER', 'X-XMPP'], schemes: ['xmpp'] },
  { label: 'Skype', properties: ['X-SKYPE', 'X-SKYPE-USERNAME'], schemes: ['skype'] },
  { label: 'Google Talk', properties: ['X-GTALK', 'X-GOOGLE-TALK', 'X-GOOGLE TALK'], schemes: ['gtalk'] },
  { label: 'QQ', properties: ['X-QQ'], schemes: ['qq', 'mqq'] },
  { label: 'WeChat', properties: ['X-WECHAT', 'X-WEIXIN'], schemes: ['wechat', 'weixin'] },
  { label: 'WhatsApp', properties: ['X-WHATSAPP'], schemes: ['whatsapp'] },
  { label: 'Telegram', properties: ['X-TELEGRAM'], schemes: ['tg', 'telegram'] },
  { label: 'Signal', properties: ['X-SIGNAL'], schemes: ['sgnl'] },
  { label: 'Line', properties: ['X-LINE'], schemes: ['line'] },
  { label: 'KakaoTalk', properties: ['X-KAKAO', 'X-KAKAOTALK'], schemes: ['kakaotalk'] },
  { label: 'Matrix', properties: ['X-MATRIX'], schemes: ['matrix'] },
  { label: 'Gadu-Gadu', properties: ['X-GADUGADU', 'X-GADU-GADU'], schemes: ['gg'] },
  { label: 'GroupWise', properties: ['X-GROUPWISE'], schemes: ['groupwise'] },
  { label: 'SIP', properties: ['X-SIP'], schemes: [] },
  { label: 'other', properties: ['X-MS-IMADDRESS'], schemes: [] },
]

const socialNames = ['Twitter', 'Facebook', 'LinkedIn', 'Flickr', 'Myspace', 'Instagram', 'Mastodon', 'GitHub', 'Xing', 'YouTube', 'TikTok', 'Bluesky', 'Weibo']

const byProperty = new Map(messengers.flatMap(({ label, properties }) => properties.map((property) => [property, label] as const)))
const byScheme = new Map(messengers.flatMap(({ label, schemes }) => schemes.map((scheme) => [scheme, label] as const)))

/** The network of a property such as X-SKYPE, or null. */
export function messengerOfProperty(name: string): string | null {
  return byProperty.get(name) ?? null
}

/** The user and the network of an IMPP value. A scheme that is only a wrapping is taken off; an unknown URI stands whole. */
export function readMessenger(value: string, service: string | null): { label: string; value: string } {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/)?(.*)$/is.exec(value)
  const scheme = match?.[1]?.toLowerCase() ?? ''
  const label = service ?? byScheme.get(scheme) ?? (scheme === 'sip' ? 'SIP' : scheme && scheme !== 'x-apple' ? scheme : 'other')
  const isWrapping = byScheme.has(scheme) || scheme === 'x-apple' || (service !== null && scheme === service.toLowerCase())
  if (!match || !isWrapping) return { label, value }
  return { label, value: decodePercent((match[2] ?? '').replace(/^(?:goim|sendim)\?(?:screenname=)?/i, '')) }
}

/** The URI of IMPP for a user of a network. What is a URI already stands. */
export function messengerUri(label: string, value: string): string {
  const scheme = messengers.find((known) => known.label.toLowerCase() === label.toLowerCase())?.schemes[0]
  if (!scheme && /^[a-z][a-z0-9+.-]{1,20}:\S+$/i.test(value)) return value
  return `${scheme ?? 'x-apple'}:${encodeURIComponent(value).replaceAll('%40', '@').replaceAll('%2B', '+')}`
}

/** The name of a social network as people write it; Apple writes it in small letters. */
export function socialName(type: string): string {
  return socialNames.find((name) => name.toLowerCase() === type.toLowerCase()) ?? (/^sinaweibo$/i.test(type) ? 'Weibo' : type)
}

export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text // Not percent-encoded after all.
  }
}
