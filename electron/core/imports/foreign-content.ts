import { Buffer } from 'node:buffer'
import { detectEncoding } from '../encoding/encoding.ts'

/** The first bytes of files that no address book is, in latin1: packed files, databases, programs, pictures, print, web pages. */
// oxlint-disable-next-line no-control-regex -- Binary files begin with control signs.
const marks = /^(?:PK[\x03\x05\x07]|\x1f\x8b|BZh|7z\xbc\xaf|Rar!|SQLite format 3\0|MZ[\s\S]{2,60}\0|\x7fELF|\x89PNG|\xff\xd8\xff|GIF8|%PDF-|\xd0\xcf\x11\xe0|\{\\rtf|(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype|html|head|\?xml|svg)\b)/i

/** How much of a text may be signs that nobody types, and how much may be NULs: some programs fill up their fields with them. */
const mostControls = 0.02
const mostNuls = 0.3
/** In a short file so many say nothing yet. */
const fewControls = 4

/** Whether a file's beginning is something else than text, whatever its name says: a table made of it would be people nobody knows. */
export function isForeign(sample: Uint8Array): boolean {
  if (marks.test(Buffer.from(sample.subarray(0, 512)).toString('latin1'))) return true
  if (detectEncoding(sample, false).encoding.startsWith('utf-16')) return false
  let controls = 0
  let nuls = 0
  for (const byte of sample) {
    if (byte === 0) nuls += 1
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls += 1
  }
  return controls > Math.max(fewControls, sample.length * mostControls) || nuls > sample.length * mostNuls
}
