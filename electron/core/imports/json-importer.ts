import { contentFromJson, JsonReader, type JsonElement } from '../json/json.ts'
import { hashOf } from './entry-hash.ts'
import { piecesOf } from './file-bytes.ts'
import type { Importer, ImportItem, SourceFile } from './importer.ts'
import { previewRow, previewRows } from './preview-row.ts'

/** Our own JSON export (exports/json-exporter.ts), whole or laid out anew by another tool. Always UTF-8 (RFC 8259, section 8.1). */
export const jsonImporter: Importer = {
  format: 'json',
  endings: ['json'],
  recognises: (sample) => /^(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"touchbase-contacts"/.test(Buffer.from(sample.subarray(0, 4_096)).toString('latin1')),
  preview: (file, sample, isWhole) => {
    const reader = new JsonReader()
    const elements = [...reader.push(sample), ...(isWhole ? reader.end() : [])].slice(0, previewRows)
    const rows = elements.flatMap((element) => {
      const { content } = contentFromJson(element)
      return content ? [previewRow(element.line, content)] : []
    })
    return {
      format: 'json', encoding: 'utf-8', isEncodingCertain: true, delimiter: null, hasHeader: null, headers: [], map: null, rows,
      problems: reader.takeProblems().map((problem) => ({ file: file.name, ...problem })),
    }
  },
  read: readContacts,
}

async function* readContacts(file: SourceFile): AsyncGenerator<ImportItem> {
  const reader = new JsonReader()
  let bytesRead = 0
  for await (const piece of piecesOf(file)) {
    bytesRead += piece.length
    yield* itemsOf(file, reader, reader.push(piece))
    yield { bytesRead }
  }
  yield* itemsOf(file, reader, reader.end())
}

function* itemsOf(file: SourceFile, reader: JsonReader, elements: readonly JsonElement[]): Generator<ImportItem> {
  for (const problem of reader.takeProblems()) yield { problem: { file: file.name, ...problem } }
  for (const element of elements) {
    const { content, photo, related, problems } = contentFromJson(element)
    const told = problems.map((problem) => ({ file: file.name, ...problem }))
    if (!content) {
      for (const problem of told) yield { problem }
      continue
    }
    const blobs = photo ? [{ hash: photo.sha256, bytes: photo.bytes, mediaType: photo.mediaType }] : []
    yield { entry: { line: element.line, content, hash: hashOf(element.text), original: null, blobs, related, members: null, problems: told } }
  }
}
