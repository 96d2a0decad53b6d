import { limits } from '#shared/contacts.ts'
import type { CardView } from './card-view.ts'
import { decodePercent, messengerOfProperty, readMessenger, socialName } from './networks.ts'
import { addressData, hasAddress, linkData, type Piece } from './piece.ts'

/** The rows of a contact that one property (and its label) makes: phones, e-mails, addresses, links. */
export function readPhones(view: CardView): Piece[] {
  return view.at('TEL').flatMap((at) => {
    const value = view.isExact(at) ? view.text(at) : readPhone(view.text(at))
    return value ? [labelled(view, at, 'phones', value)] : []
  })
}

/** The number of a tel: URI (RFC 3966) as people write it; anything else stands. */
function readPhone(text: string): string {
  const uri = /^tel:([^;]*)(.*)$/is.exec(text)
  if (!uri) return text
  const extension = /;ext=([^;]*)/i.exec(uri[2] ?? '')?.[1]
  const context = /;phone-context=(\+[^;]*)/i.exec(uri[2] ?? '')?.[1]
  const number = decodePercent(uri[1] ?? '')
  return `${context && !number.startsWith('+') ? `${decodePercent(context)}-` : ''}${number}${extension ? ` ext. ${decodePercent(extension)}` : ''}`.trim()
}

export function readEmails(view: CardView): Piece[] {
  return view.at('EMAIL').flatMap((at) => {
    const text = view.text(at)
    const value = view.isExact(at) ? text : decodeMailto(text)
    return value ? [labelled(view, at, 'emails', value)] : []
  })
}

function decodeMailto(text: string): string {
  return /^mailto:/i.test(text) ? decodePercent(text.slice(7).replace(/\?.*$/s, '')).trim() : text
}

function labelled(view: CardView, at: number, key: 'phones' | 'emails', value: string): Piece {
  const { label, lines } = view.label(at, key)
  return { key, data: { label, value }, lines, pref: view.pref(at) }
}

export function readAddresses(view: CardView): Piece[] {
  const labels = new Set(view.at('LABEL'))
  return view.at('ADR').flatMap((at): Piece[] => {
    const parts = view.components(at)
    // RFC 9554, section 2.1: number and street also stand apart, for those who leave the old street empty.
    if (!parts[2]) parts[2] = [parts[10], parts[11], parts[12], parts[8]].filter(Boolean).join(' ')
    const { label, lines } = view.label(at, 'addresses')
    const { group } = view.get(at)
    // Apple says the country of the address form in a line of the group; old versions put the address there.
    const form = group === null ? undefined : view.inGroup(group).find((other) => view.get(other).name.toUpperCase() === 'X-ABADR' && /^[a-z]{2}$/i.test(view.text(other)))
    const code = view.param(at, 'CC')?.[0] ?? (form === undefined ? '' : view.text(form))
    const data = addressData(label, parts, code)
    if (!hasAddress(data)) return []
    const printed = labels.size > 0 ? labelOf(view, at, labels) : undefined
    if (printed !== undefined) labels.delete(printed)
    return [{ key: 'addresses', data, lines: [...lines, ...(form === undefined ? [] : [form]), ...(printed === undefined ? [] : [printed])], pref: view.pref(at) }]
  })
}

/** The LABEL that has an address as it is printed (RFC 2426, section 3.2.2): of the same group, or of the same types. */
function labelOf(view: CardView, at: number, labels: ReadonlySet<number>): number | undefined {
  const group = view.get(at).group?.toLowerCase()
  const typesOf = (index: number) => view.types(index).map((type) => type.toLowerCase()).filter((type) => !/^(?:pref|dom|intl|postal|parcel)$/.test(type)).sort().join()
  const free = [...labels]
  return (group === undefined ? undefined : free.find((index) => view.get(index).group?.toLowerCase() === group)) ?? free.find((index) => view.get(index).group === null && typesOf(index) === typesOf(at))
}

export function readLinks(view: CardView): Piece[] {
  const pieces: Piece[] = []
  const add = (at: number, data: ReturnType<typeof linkData>, lines: number[]) => {
    if (data.value) pieces.push({ key: 'links', data, lines, pref: view.pref(at) })
  }
  for (const at of view.at('URL')) {
    const { label, lines } = view.label(at, 'links')
    add(at, linkData('web', label, view.text(at)), lines)
  }
  for (const at of [...view.at('IMPP'), ...view.at('X-IMPP')]) {
    const service = cut(view.param(at, 'X-SERVICE-TYPE')?.[0] ?? view.param(at, 'SERVICE-TYPE')?.[0] ?? null)
    const read = view.isExact(at) ? { label: service ?? '', value: view.text(at) } : readMessenger(view.text(at), service)
    add(at, linkData('messenger', read.label, read.value), [at])
  }
  for (const name of view.names()) {
    const network = name.startsWith('X-') ? messengerOfProperty(name) : null
    if (network) for (const at of view.at(name)) add(at, linkData('messenger', network, readMessenger(view.text(at), network).value), [at])
  }
  for (const at of [...view.at('SOCIALPROFILE'), ...view.at('X-SOCIALPROFILE')]) add(at, readSocial(view, at), [at])
  for (const at of view.at('X-TWITTER')) add(at, linkData('social', 'Twitter', view.text(at)), [at])
  return pieces
}

function readSocial(view: CardView, at: number): ReturnType<typeof linkData> {
  const service = view.param(at, 'SERVICE-TYPE')?.[0] ?? view.param(at, 'X-SERVICE-TYPE')?.[0]
  const text = view.text(at)
  if (view.isExact(at)) return linkData('social', service ?? '', text)
  const type = service ?? view.types(at).find((word) => !/^(?:home|work|pref|other)$/i.test(word)) ?? 'other'
  const user = /^x-apple:(.*)$/is.exec(text)?.[1]
  return linkData('social', cut(socialName(type)) ?? '', user === undefined ? text || (view.param(at, 'X-USER')?.[0] ?? view.param(at, 'USERNAME')?.[0] ?? '') : decodePercent(user))
}

function cut(label: string | null): string | null {
  return label === null ? null : label.slice(0, limits.label)
}
