/**
 * Tells 8-bit encodings apart by how ordinary the decoded text looks. Detectors built on byte statistics need long
 * samples; an address book often has a dozen characters beyond ASCII, and there one ordinary family name decides.
 */
import { candidates } from './common-characters.ts'
import type { Candidate } from './common-characters.ts'

/** Only this much of what is beyond ASCII is weighed; more changes nothing but the time. Bytes. */
const enough = 24_000

export interface Plausibility {
  encoding: string
  /** From about -1 (nonsense) to 1 (every character is an ordinary one). */
  score: number
}

/** Scores every encoding the bytes can be decoded with, the most plausible first. */
export function rankEncodings(bytes: Uint8Array, isWholeFile: boolean): Plausibility[] {
  const extract = extractForeign(bytes)
  return candidates
    .map((candidate) => ({ encoding: candidate.encoding, score: score(extract, candidate, isWholeFile) }))
    .filter((found) => found.score > -1)
    .toSorted((a, b) => b.score - a.score)
}

/** The parts of a sample that say something: bytes above 0x7F with their neighbours, whole lines where possible. */
function extractForeign(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(Math.min(bytes.length, enough))
  let length = 0
  let start = 0
  while (start < bytes.length && length < kept.length) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline < 0 ? bytes.length : newline + 1
    const line = bytes.subarray(start, Math.min(end, start + kept.length - length))
    if (line.some((byte) => byte > 0x7f)) {
      kept.set(line, length)
      length += line.length
    }
    start = end
  }
  return kept.subarray(0, length)
}

function score(bytes: Uint8Array, candidate: Candidate, isWholeFile: boolean): number {
  const text = new TextDecoder(candidate.encoding).decode(bytes)
  let foreign = 0
  let points = 0
  let wrong = 0
  let before = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code > 0x7f) {
      foreign += 1
      const isWrong = code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code < 0xf900)
      if (isWrong) wrong += 1
      points += isWrong ? -3 : weigh(character, before, candidate)
    }
    before = character
  }
  // A sample may be cut inside a character, which gives one or two wrong ones at its end.
  if (foreign === 0 || wrong > foreign * 0.02 + (isWholeFile ? 0 : 2)) return -1
  return points / foreign
}

function weigh(character: string, before: string, { common, isMultiByte, isLatin }: Candidate): number {
  const code = character.codePointAt(0) ?? 0
  if (common.has(character)) {
    if (isMultiByte) return 1
    // A capital in the midst of small letters is what mistaken Cyrillic, Greek or Western text looks like.
    if (isCapital(character) && isSmall(before)) return -0.5
    // "größer" has two foreign letters together, but hardly a word in Latin letters has a capital there.
    if (isLatin && before > '\u007f' && isLetter(before)) return isCapital(character) ? -0.5 : 0.3
    // Words of two scripts: Latin letters with a Cyrillic one among them.
    if (!isLatin && before <= '\u007f' && isLetter(before)) return -0.5
    return 1
  }
  if (isMultiByte) return code >= 0xff61 && code <= 0xff9f ? -0.5 : code < 0x2e80 ? -0.3 : code >= 0xac00 && code < 0xd7a4 ? 0.1 : 0
  // A sign such as ³ or ¿ after a letter is a letter of another alphabet.
  return isLetter(before) ? -1 : -0.3
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase()
}

function isSmall(character: string): boolean {
  return character !== '' && character === character.toLowerCase() && character !== character.toUpperCase()
}

function isCapital(character: string): boolean {
  return character !== '' && character === character.toUpperCase() && character !== character.toLowerCase()
}
