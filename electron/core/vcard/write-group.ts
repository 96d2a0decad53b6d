import type { ContentLine, WriteOptions } from './card.ts'
import { CardView } from './card-view.ts'
import { convertLine } from './convert-line.ts'
import { parseCard } from './from-content.ts'
import { LineMaker } from './make-line.ts'
import { restorePayload } from './payload.ts'
import { uidKey } from './read-life.ts'
import { readName, statedKind } from './read-name.ts'
import { writeCard } from './to-content.ts'

export interface GroupWriting extends Pick<WriteOptions, 'blob' | 'revisedAt'> {
  version: '3.0' | '4.0'
  /** The group's name and the UIDs of its members now. */
  name: string
  members: readonly string[]
  /** Whether a UID is one of our contacts: a member we do not know stays. */
  isKnown: (uid: string) => boolean
}

/** Property names of a group: those of RFC 6350, sections 6.1.4 and 6.6.5, and Apple's before them. */
const names = { '4.0': { kind: 'KIND', member: 'MEMBER' }, '3.0': { kind: 'X-ADDRESSBOOKSERVER-KIND', member: 'X-ADDRESSBOOKSERVER-MEMBER' } } as const
const isKind = /^(?:KIND|X-ADDRESSBOOKSERVER-KIND)$/i
const isMember = /^(?:MEMBER|X-ADDRESSBOOKSERVER-MEMBER)$/i

/** The card of a group as it came, with the members it has now; null where the original is no such card. */
export function writeGroup(original: string, options: GroupWriting): string | null {
  const base = parseCard(original)
  if (!base) return null
  const view = new CardView(base)
  if (statedKind(view)?.kind !== 'group') return null
  const make = new LineMaker(options.version)
  const wanted = new Map(options.members.map((uid) => [uidKey(uid), uid]))
  const isSameVersion = base.version === options.version
  const before = readName(view)
  const isRenamed = before.key === 'name' && before.data.fullName !== options.name
  let lastMember = -1
  const lines: ContentLine[] = []
  for (const [at, line] of base.lines.entries()) {
    const restored = restorePayload(line, (sha256) => options.blob?.(sha256) ?? null)
    if (!restored) continue
    const own = convertLine(restored, { version: base.version }, options.version)
    if (isMember.test(line.name)) {
      const key = uidKey(view.text(at))
      if (!wanted.delete(key) && options.isKnown(view.text(at))) continue
      lastMember = lines.push(isSameVersion ? own : { ...own, name: names[options.version].member }) - 1
    } else if (isKind.test(line.name)) lines.push(isSameVersion ? own : { ...own, name: names[options.version].kind })
    else if (isRenamed && /^(?:FN|N)$/i.test(line.name)) lines.push({ ...(/^FN$/i.test(line.name) ? make.text('FN', options.name) : make.parts('N', [options.name, '', '', '', ''])), group: line.group })
    else lines.push(own)
  }
  const name = lines[lastMember]?.name ?? names[options.version].member
  const added = [...wanted.values()].map((uid) => make.uri(name, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uid) ? `urn:uuid:${uid}` : uid))
  lines.splice(lastMember === -1 ? lines.length : lastMember + 1, 0, ...added)
  return writeCard(lines, options)
}
