import { createHash } from 'node:crypto'
import type { Problem } from '#shared/errors.ts'
import type { Reading } from '#shared/imports.ts'
import { detectEncoding } from '../encoding/encoding.ts'
import { dnKey, LdifReader, readEntry, rawEntry, type LdifEntry, type LdifProblem, type ReadLdif } from '../ldif/ldif.ts'
import { hashOf } from './entry-hash.ts'
import { piecesOf, sampleOf } from './file-bytes.ts'
import type { Importer, ImportItem, Incoming, SourceFile } from './importer.ts'
import { previewRow, previewRows } from './preview-row.ts'

/** Entries of a directory (RFC 2849), as Thunderbird, Evolution and LDAP servers write them. */
export const ldifImporter: Importer = {
  format: 'ldif',
  endings: ['ldif', 'ldi'],
  recognises: (sample) => /^(?:\s|\ufeff|\xef\xbb\xbf|#[^\n]*\n)*(?:version:\s*\d+(?=\s)(?:\s|#[^\n]*\n)*)?dn::? ?\S/i.test(textOf(sample.subarray(0, 64 * 1024))),
  preview: (file, sample, isWhole, reading) => {
    const detected = detectEncoding(sample, isWhole)
    const encoding = reading.encoding ?? detected.encoding
    const reader = new LdifReader({ encoding })
    // Of a cut sample the last entry may be cut, too, so it is not ended.
    const entries = [...reader.push(sample), ...(isWhole ? reader.end() : [])]
    const problems = reader.takeProblems().map((problem) => withFile(file, problem))
    const rows = entries.flatMap((entry) => {
      const { content, members } = readEntry(entry, encoding)
      return content && !members ? [previewRow(entry.line, content)] : []
    }).slice(0, previewRows)
    return { format: 'ldif', encoding, isEncodingCertain: true, delimiter: null, hasHeader: null, headers: [], map: null, rows, problems }
  },
  read: readEntries,
}

/** How many DNs of entries with a UID of their own are remembered for the groups behind them. */
const mostNames = 200_000

async function* readEntries(file: SourceFile, reading: Reading): AsyncGenerator<ImportItem> {
  const { sample, isWhole } = await sampleOf(file)
  const encoding = reading.encoding ?? detectEncoding(sample, isWhole).encoding
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const reader = new LdifReader({ encoding: isWide ? 'utf-8' : encoding })
  const decoder = isWide ? new TextDecoder(encoding) : null
  const uids = new Map<string, string>()
  let bytesRead = 0
  for await (const piece of piecesOf(file)) {
    bytesRead += piece.length
    yield* itemsOf(file, reader, reader.push(decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : piece), encoding, uids)
    yield { bytesRead }
  }
  yield* itemsOf(file, reader, reader.end(), encoding, uids)
}

function* itemsOf(file: SourceFile, reader: LdifReader, entries: readonly LdifEntry[], encoding: string, uids: Map<string, string>): Generator<ImportItem> {
  for (const problem of reader.takeProblems()) yield { problem: withFile(file, problem) }
  for (const entry of entries) {
    const read = readEntry(entry, encoding)
    const problems = read.problems.map((problem) => withFile(file, problem))
    const incoming = incomingOf(entry, read, uids)
    if (incoming) yield { entry: { ...incoming, problems } }
    else for (const problem of problems) yield { problem }
  }
}

function incomingOf(entry: LdifEntry, { content, photo, members, unused }: ReadLdif, uids: Map<string, string>): Incoming | null {
  if (!content) return null
  const raw = rawEntry(entry)
  const key = dnKey(entry.dn)
  // A directory knows its entries by their names (RFC 4511, section 4.1.3): the members of its groups, and the same again.
  if (content.uid === '') content.uid = uidOfDn(key)
  else if (uids.size < mostNames) uids.set(key, content.uid)
  const memberUids = members?.map((dn) => uids.get(dnKey(dn)) ?? uidOfDn(dnKey(dn))) ?? null
  return {
    line: entry.line, content, hash: hashOf(raw), original: unused.length > 0 || entry.dn ? raw : null, originalFormat: 'ldif',
    blobs: photo ? [{ hash: photo.sha256, bytes: photo.bytes, mediaType: photo.mediaType }] : [], related: [], members: memberUids,
  }
}

/** The same DN gives the same UID, in the form of a UUID (RFC 9562, section 5.8, version 8). Empty for a name that tells nobody apart. */
function uidOfDn(key: string): string {
  if (!/,|^(?:mail|uid)=/.test(key)) return ''
  const hex = createHash('sha256').update(`touchbase dn ${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Enough of a text to recognise its format by, whether it is 8-bit or UTF-16. */
function textOf(sample: Uint8Array): string {
  return Buffer.from(sample.filter((byte) => byte !== 0)).toString('latin1')
}

function withFile(file: SourceFile, problem: LdifProblem): Problem {
  return { file: file.name, ...problem }
}
