import { CardView } from './card-view.ts'
import type { ContentLine, Payload, RawCard, ReadContact, ReadOptions } from './card.ts'
import { foldContentLine } from './content-line.ts'
import { takePayload } from './payload.ts'
import { relatedCards } from './read-life.ts'
import { statedKind } from './read-name.ts'
import { contentOf, readPieces } from './read-pieces.ts'

/** Reads a card as a contact. Never throws: what cannot be read is a problem, and stands in `original`. */
export function toContent(card: RawCard, options: ReadOptions = {}): ReadContact {
  const view = new CardView(card, options.encoding)
  const { original, blobs } = storedCard(card)
  const nothing = { photo: null, members: null, related: [], original, blobs }
  if (card.lines.every(isBlank)) {
    view.problem('emptyCard', 'The card has nothing in it and was left out.')
    return { ...nothing, content: null, problems: view.problems }
  }
  const { pieces, photo } = readPieces(view, false)
  const members = statedKind(view)?.kind === 'group' ? readMembers(view) : null
  return { content: contentOf(pieces), photo, members, related: relatedCards(pieces), original, blobs, problems: view.problems }
}

function readMembers(view: CardView): string[] {
  return [...view.at('MEMBER'), ...view.at('X-ADDRESSBOOKSERVER-MEMBER')].map((at) => view.text(at)).filter(Boolean)
}

/** The card as text to keep, with its large payloads apart. */
function storedCard(card: RawCard): { original: string; blobs: Payload[] } {
  const blobs = new Map<string, Payload>()
  const lines = card.lines.map((line) => takePayload(line, (payload) => blobs.set(payload.sha256, payload)))
  return { original: writeCard(lines, card), blobs: [...blobs.values()] }
}

export function writeCard(lines: readonly ContentLine[], { version }: Pick<RawCard, 'version'>): string {
  let text = 'BEGIN:VCARD\r\n'
  for (const line of lines) text += foldContentLine(line, version)
  return `${text}END:VCARD\r\n`
}

const administrative = /^(?:VERSION|PRODID|UID|REV|KIND|X-ABSHOWAS|X-ADDRESSBOOKSERVER-KIND)$/i

/** Whether a line says nothing of anybody. */
function isBlank(line: ContentLine): boolean {
  return administrative.test(line.name) || /^[;,\s]*$/.test(line.value)
}
