import { Buffer } from 'node:buffer'
import { seeded } from '../support/random.ts'
import { fuzzFormats, neighboursOf, samplesOf, type FuzzFormat, type Neighbours } from './fuzz-samples.ts'

/** Makes the inputs: a record mutated in one to four ways between two good ones. The same seed and number give the same bytes. */
export interface FuzzInput {
  format: FuzzFormat
  bytes: Buffer
  /** The mutated record alone. */
  middle: Buffer
  neighbours: Neighbours
  isPlain: boolean
  /** What was done, for the report. */
  how: string
}

type Random = () => number
type Mutator = (bytes: Buffer, draw: Random, other: Buffer) => Buffer

/** What hurts readers: marks of each format, line ends, encodings, names that JavaScript's objects have. */
const tokens = [
  'BEGIN:VCARD\r\n', 'END:VCARD\r\n', 'VERSION:2.1\r\n', 'AGENT:\r\n', 'AGENT:BEGIN:VCARD\r\n', 'BEGIN:VCALENDAR\r\n', 'END:X', '\r\n ', '\r\n\t', '\r', '\n', '\r\r\n', '=\r\n', '=0D=0A', '=3D', '=C3', '=', '=G1',
  ';ENCODING=QUOTED-PRINTABLE', ';ENCODING=b', ';BASE64', ';CHARSET=UTF-16', ';CHARSET=GB2312', ';CHARSET=x-none', ';CHARSET=UTF-7', ';VALUE=uri', ';TYPE="', 'PHOTO;VALUE=uri:file:///etc/passwd\r\n', 'data:image/png;base64,', 'blob:',
  '"', '""', '"\r\n', ';', ',', '\t', '|', '\\', '\\n', '\\\\;', '^n', '^\'', '^', ':', '::', ':< file:///etc/passwd\n', 'dn: ', 'dn:: ', '\ndn:\n', 'changetype: delete\n', '-\n', '\n\n', '# ', 'sep=;\r\n',
  'BEGIN:VEVENT\r\n', 'END:VEVENT\r\n', 'BEGIN:VALARM\r\n', 'BEGIN:VTIMEZONE\r\n', 'END:VCALENDAR\r\n', 'BEGIN:X-A\r\n', 'BEGIN;X=1:VEVENT\r\n', 'RRULE:FREQ=SECONDLY\r\n', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n', ';BYSETPOS=366', ';INTERVAL=0', ';COUNT=-1', 'FREQ=', 'RDATE:', ';VALUE=PERIOD', ';TZID=Own', ';TZID=/a/b/c', 'TZID:Own\r\n', 'TZOFFSETTO:+9999\r\n', 'PT', '-P', '/', 'TRIGGER:-PT99999999H\r\n', 'RECURRENCE-ID:', 'T000000Z',
  '\0', '\u2028', '\u0085', '\ufeff', '\u202e', '\u200d', '\u{1f468}\u200d\u{1f469}', '\ufffd', '\x1b$B', '\x1b(B', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '=cmd|\' /C calc\'!A0', '@', '+', '-', '\'', '<script>alert(1)</script>',
  'item1.', 'X-ABLabel:_$!<', '>!$_\r\n', 'BDAY:', 'N:;;;;;;;;;;;\r\n', 'UID:\r\n', 'KIND:group\r\n', 'MEMBER:urn:uuid:\r\n', 'RELATED;TYPE=spouse:urn:uuid:\r\n', '19850412T102200Z', '--04', '0000-00-00', '99999999999999999999', 'ü', '王', 'א', ' ::: ', ' ', '\u00a0',
].map((text) => Buffer.from(text)).concat(Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff]), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xc3]), Buffer.from([0x81, 0x30]), Buffer.from([0x8f, 0xa1]))

const at = (bytes: Buffer, draw: Random) => Math.floor(draw() * (bytes.length + 1))
const pick = <T>(from: readonly T[], draw: Random): T => from[Math.floor(draw() * from.length)] as T
function stretch(bytes: Buffer, draw: Random, longest: number): [number, number] {
  const from = at(bytes, draw)
  return [from, Math.min(bytes.length, from + 1 + Math.floor(draw() * longest))]
}
const put = (bytes: Buffer, from: number, to: number, piece: Uint8Array) => Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)])
const replaced = (bytes: Buffer, from: string | RegExp, to: string) => Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

const light: Readonly<Record<string, Mutator>> = {
  flip: (bytes, draw) => {
    const copy = Buffer.from(bytes)
    for (let count = 1 + Math.floor(draw() * 8); count > 0 && copy.length > 0; count--) {
      const place = Math.floor(draw() * copy.length)
      copy[place] = (copy[place] ?? 0) ^ (1 << Math.floor(draw() * 8))
    }
    return copy
  },
  cut: (bytes, draw) => bytes.subarray(0, at(bytes, draw)),
  behead: (bytes, draw) => bytes.subarray(at(bytes, draw)),
  drop: (bytes, draw) => put(bytes, ...stretch(bytes, draw, 60), Buffer.alloc(0)),
  token: (bytes, draw) => { const place = at(bytes, draw); return put(bytes, place, place, pick(tokens, draw)) },
  tokens: (bytes, draw) => Array.from({ length: 12 }).reduce<Buffer>((all) => { const place = at(all, draw); return put(all, place, place, pick(tokens, draw)) }, bytes),
  tokenOver: (bytes, draw) => put(bytes, ...stretch(bytes, draw, 20), pick(tokens, draw)),
  splice: (bytes, draw, other) => Buffer.concat([bytes.subarray(0, at(bytes, draw)), other.subarray(at(other, draw))]),
  insertOther: (bytes, draw, other) => { const place = at(bytes, draw); return put(bytes, place, place, other.subarray(...stretch(other, draw, 200))) },
  again: (bytes, draw) => { const [from, to] = stretch(bytes, draw, 40); return put(bytes, to, to, Buffer.concat(Array.from({ length: 1 + Math.floor(draw() * 30) }, () => bytes.subarray(from, to)))) },
  loneReturns: (bytes) => replaced(bytes, '\r\n', '\r'),
  lineFeeds: (bytes) => replaced(bytes, '\r\n', '\n'),
  noLines: (bytes) => replaced(bytes, /\r?\n/g, ''),
  unicodeLines: (bytes) => replaced(bytes, '\r\n', '\xe2\x80\xa8'),
  // Of a long line it would make a million lines, which take their time by right.
  foldAll: (bytes) => bytes.length > 100_000 ? bytes : replaced(bytes, /(?<=[^\r\n])(?=[^\r\n])/g, '\r\n '),
  quotes: (bytes, draw) => replaced(bytes, pick([',', ';', ':', ' '], draw), pick(['","', '";"', '"', ':"'], draw)),
  upper: (bytes) => Buffer.from(bytes.toString('latin1').toUpperCase(), 'latin1'),
  wide: (bytes, draw) => { const [from, to] = stretch(bytes, draw, 80); return put(bytes, from, to, Buffer.from(bytes.toString('latin1', from, to), 'utf16le')) },
  noise: (bytes, draw) => put(bytes, ...stretch(bytes, draw, 40), Buffer.from(Array.from({ length: 1 + Math.floor(draw() * 60) }, () => Math.floor(draw() * 256)))),
  digits: (bytes, draw) => replaced(bytes, /\d/g, pick(['9', '0', '', '１', '٣'], draw)),
}

const repeated = (piece: string, count: number) => Buffer.from(piece.repeat(count))
/** Seldom, since each takes thousands of times as long as a light one. */
const heavy: Readonly<Record<string, Mutator>> = {
  pieces: (bytes, draw) => { const [from, to] = stretch(bytes, draw, 40); return put(bytes, to, to, Buffer.concat(Array.from({ length: 10_000 }, () => bytes.subarray(from, to)))) },
  token: (bytes, draw) => { const place = at(bytes, draw); return put(bytes, place, place, Buffer.concat(Array.from({ length: 10_000 }, (token => () => token)(pick(tokens, draw))))) },
  twoTokens: (bytes, draw) => { const place = at(bytes, draw); const pair = Buffer.concat([pick(tokens, draw), pick(tokens, draw)]); return put(bytes, place, place, Buffer.concat(Array.from({ length: 20_000 }, () => pair))) },
  oneLine: (bytes, draw) => { const place = at(bytes, draw); return put(bytes, place, place, repeated(pick(['a', ' ', '=', '"', 'x,', '"x",', ';', '\\', 'ü', '王 ', 'a@', '1'], draw), 1_000_000)) },
  folds: (bytes, draw) => { const place = at(bytes, draw); return put(bytes, place, place, repeated(pick(['\r\n ', '\r\n =', '=\r\n', '\r\n \r\n', '\n\t'], draw), 20_000)) },
  columns: (bytes, draw) => Buffer.concat([bytes, repeated(pick([',', '",', '"x",', 'x;', '\t'], draw), 50_000)]),
  nested: (bytes) => Buffer.concat([repeated('BEGIN:VCARD\r\nAGENT:\r\n', 5_000), bytes, repeated('END:VCARD\r\n', 5_000)]),
  components: (bytes, draw) => { const name = pick(['VEVENT', 'VALARM', 'X-A', 'VTIMEZONE'], draw); return Buffer.concat([repeated(`BEGIN:${name}\r\n`, 5_000), bytes, repeated(`END:${name}\r\n`, 5_000)]) },
  dates: (bytes, draw) => replaced(bytes, /^(?=DTSTART|RRULE)/gm, pick(['RDATE:20260101T090000,20260102T090000\r\n', 'EXDATE:20260101T090000\r\n', 'RRULE:FREQ=DAILY\r\n', 'CATEGORIES:a,b\r\n', 'ATTENDEE:mailto:a@example.com\r\n'], draw).repeat(10_000)),
  params: (bytes, draw) => replaced(bytes, /^(TEL|FN|EMAIL|NOTE|cn|mail|DTSTART|SUMMARY|ATTENDEE)(?=[;:])/gm, `$1${pick([';TYPE=x', ';X-P="a;b:c"', ';A="', ';TYPE=a,b,c', ';X=^n'], draw).repeat(20_000)}`),
  phones: (bytes) => replaced(bytes, /^(?=TEL|tele|mobile)/gm, 'TEL;TYPE=CELL:+49 171 5550\r\n'.repeat(10_000)),
  name: (bytes, draw) => replaced(bytes, /^(FN|N|cn|sn|dn|NOTE|ADR[^:\r\n]*|BDAY|SUMMARY|RRULE|EXDATE|DURATION|TRIGGER|DTSTART|LOCATION)(?=:)/gm, `$1:${pick(['a ', 'van der ', 'Dr. ', 'A.', '(', '"x" ', ', ', 'de la ', '王', 'é', '-', '12.', 'Jr. '], draw).repeat(25_000)}`),
}

const heavyShare = 0.003
const samples = new Map<string, readonly Buffer[]>()

export function fuzzInput(seed: number, index: number, withCorpus: boolean): FuzzInput {
  const draw = seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  const format = fuzzFormats[index % fuzzFormats.length] ?? 'vcard'
  const key = `${format} ${withCorpus}`
  const known = samples.get(key) ?? samplesOf(format, withCorpus)
  samples.set(key, known)
  const steps: string[] = []
  let middle: Buffer = pick(known, draw)
  const times = 1 + Math.floor(draw() * 4)
  for (let time = 0; time < times; time++) {
    const kinds = draw() < heavyShare && middle.length < 100_000 ? heavy : light
    const name = pick(Object.keys(kinds), draw)
    middle = kinds[name]?.(middle, draw, pick(known, draw)) ?? middle
    steps.push(kinds === heavy ? name.toUpperCase() : name)
  }
  const isPlain = draw() < 0.5
  const neighbours = neighboursOf(format, isPlain, draw() < 0.5)
  const bytes = Buffer.concat([Buffer.from(neighbours.head + neighbours.before), middle, Buffer.from('\r\n'), Buffer.from(neighbours.behind)])
  return { format, bytes, middle, neighbours, isPlain, how: steps.join(' ') }
}
