import type { Problem } from '#shared/errors.ts'
import type { Reading } from '#shared/imports.ts'
import { detectEncoding } from '../encoding/encoding.ts'
import { CardReader, toContent, type CardProblem, type RawCard } from '../vcard/vcard.ts'
import { hashOf } from './entry-hash.ts'
import type { Importer, ImportItem, Incoming, SourceFile } from './importer.ts'
import { previewRow, previewRows } from './preview-row.ts'
import { piecesOf, sampleOf } from './file-bytes.ts'

/** vCard 2.1, 3.0 and 4.0, one card or a million in a file. The whole card is kept beside what is understood of it. */
export const vcardImporter: Importer = {
  format: 'vcard',
  endings: ['vcf', 'vcard'],
  recognises: (sample) => /(^|[\r\n])\s*BEGIN\s*:\s*VCARD/i.test(textOf(sample.subarray(0, 64 * 1024))),
  preview: (file, sample, isWhole, reading) => {
    const detected = detectEncoding(sample, isWhole)
    const encoding = reading.encoding ?? detected.encoding
    const reader = new CardReader({ encoding })
    // Of a cut sample the last card may be cut too, so it is not ended.
    const cards = [...reader.push(sample), ...(isWhole ? reader.end() : [])].slice(0, previewRows)
    const problems = reader.takeProblems().map((problem) => withFile(file, problem))
    const rows = cards.flatMap((card) => {
      const { content } = toContent(card, { encoding })
      return content ? [previewRow(card.line, content)] : []
    })
    return { format: 'vcard', encoding, isEncodingCertain: detected.isCertain, delimiter: null, hasHeader: null, headers: [], map: null, rows, problems }
  },
  read: readCards,
}

async function* readCards(file: SourceFile, reading: Reading): AsyncGenerator<ImportItem> {
  const { sample, isWhole } = await sampleOf(file)
  const encoding = reading.encoding ?? detectEncoding(sample, isWhole).encoding
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const reader = new CardReader({ encoding: isWide ? 'utf-8' : encoding })
  const decoder = isWide ? new TextDecoder(encoding) : null
  let bytesRead = 0
  for await (const piece of piecesOf(file)) {
    bytesRead += piece.length
    yield* itemsOf(file, reader, reader.push(decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : piece), encoding)
    yield { bytesRead }
  }
  yield* itemsOf(file, reader, reader.end(), encoding)
}

function* itemsOf(file: SourceFile, reader: CardReader, cards: readonly RawCard[], encoding: string): Generator<ImportItem> {
  for (const problem of reader.takeProblems()) yield { problem: withFile(file, problem) }
  for (const card of cards) {
    const { content, problems, original, blobs, photo, related, members } = toContent(card, { encoding })
    const told = problems.map((problem) => withFile(file, problem))
    if (!content) {
      for (const problem of told) yield { problem }
      continue
    }
    const stored = new Map([...blobs, ...(photo ? [photo] : [])].map(({ sha256, bytes, mediaType }) => [sha256, { hash: sha256, bytes, mediaType }]))
    yield { entry: { line: card.line, content, hash: hashOf(original), original, blobs: [...stored.values()], related, members, problems: told } satisfies Incoming }
  }
}

/** Enough of a text to recognise its format by, whether it is 8-bit or UTF-16. */
function textOf(sample: Uint8Array): string {
  return Buffer.from(sample.filter((byte) => byte !== 0)).toString('latin1')
}

function withFile(file: SourceFile, problem: CardProblem): Problem {
  return { file: file.name, ...problem }
}
