import { inflateRawSync } from 'node:zlib'

/**
 * The files in a ZIP archive (PKWARE APPNOTE 6.3.10) whose name is wanted, in the order of its directory. Only what office
 * files are made of: stored or deflated, no encryption, no ZIP64. At most `most` bytes come out, whatever a header promises.
 * Throws a RangeError or an Error of zlib where the archive is damaged.
 */
export function* readZip(bytes: Uint8Array, isWanted: (name: string) => boolean, most: number): Generator<{ name: string; content: Uint8Array }> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = data.lastIndexOf(signatures.end)
  if (end < 0 || end + 22 > data.length) return
  let left = most
  let at = data.readUInt32LE(end + 16)
  for (let entry = data.readUInt16LE(end + 10); entry > 0 && left > 0; entry--) {
    if (data.readUInt32LE(at) !== directoryEntry) return
    const [method, packed, lengths] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), [28, 30, 32].map((place) => data.readUInt16LE(at + place))]
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths
    const name = data.toString('utf8', at + 46, at + 46 + nameLength)
    if (isWanted(name)) {
      const content = contentAt(data, data.readUInt32LE(at + 42), method, packed, left)
      if (content) {
        left -= content.length
        yield { name, content }
      }
    }
    at += 46 + nameLength + extraLength + commentLength
  }
}

const signatures = { end: Buffer.from('PK\x05\x06', 'latin1') }
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50

/** Null for what is packed in another way, or is larger than what is left. */
function contentAt(data: Buffer, at: number, method: number, packed: number, left: number): Uint8Array | null {
  if (data.readUInt32LE(at) !== localEntry) return null
  const start = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28)
  const content = data.subarray(start, start + packed)
  if (method === 0) return content.length <= left ? content : null
  if (method !== 8) return null
  return inflateRawSync(content, { maxOutputLength: left })
}
