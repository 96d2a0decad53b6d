import { Buffer } from 'node:buffer'

/**
 * What bytes are, by looking at them. What a name or a sender says of a file is never believed: it decides what a
 * browser would do with it.
 */
export interface ImageKind {
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  width: number
  height: number
}

/** The kind and size of a picture that every browser shows; null for anything else, SVG and cut headers among it. */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = png(data) ?? gif(data) ?? webp(data) ?? jpeg(data)
  return found && found.width > 0 && found.height > 0 ? found : null
}

/** The media type of a document by its first bytes: a picture, a PDF, plain text in UTF-8, or `application/octet-stream`. */
export function contentType(head: Uint8Array): string {
  const image = imageKind(head)
  if (image) return image.mediaType
  const data = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  if (data.subarray(0, 1_024).includes('%PDF-')) return 'application/pdf'
  return isText(data) ? 'text/plain' : 'application/octet-stream'
}

/** Whether it is UTF-8 without control signs. Its end may have cut a sign in two. */
function isText(data: Buffer): boolean {
  if (data.length === 0) return false
  if (data.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(data, { stream: true })
    return true
  } catch {
    return false
  }
}

/** PNG (ISO/IEC 15948, 5.2 and 11.2.2). */
function png(data: Buffer): ImageKind | null {
  if (data.length < 24 || data.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n' || data.toString('latin1', 12, 16) !== 'IHDR') return null
  return { mediaType: 'image/png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
}

function gif(data: Buffer): ImageKind | null {
  if (data.length < 10 || !/^GIF8[79]a/.test(data.toString('latin1', 0, 6))) return null
  return { mediaType: 'image/gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8) }
}

/** WebP (RFC 9649, section 2): lossy, lossless and extended. */
function webp(data: Buffer): ImageKind | null {
  if (data.length < 30 || data.toString('latin1', 0, 4) !== 'RIFF' || data.toString('latin1', 8, 12) !== 'WEBP') return null
  const mediaType = 'image/webp'
  switch (data.toString('latin1', 12, 16)) {
    case 'VP8 ': return { mediaType, width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = data.readUInt32LE(21)
      return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
    }
    case 'VP8X': return { mediaType, width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 }
    default: return null
  }
}

/** JPEG (ITU-T T.81, B.2.2): the size stands in the first frame header. */
function jpeg(data: Buffer): ImageKind | null {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < data.length;) {
    if (data[at] !== 0xff) return null
    const marker = data[at + 1] ?? 0
    // Fill bytes, and markers that stand alone.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { mediaType: 'image/jpeg', width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) }
    else at += 2 + data.readUInt16BE(at + 2)
  }
  return null
}
