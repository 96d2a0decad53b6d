import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

import { decoder, detectEncoding, encode } from '../../electron/core/encoding/encoding.ts'

/**
 * Node writes UTF-8 and UTF-16 only, so the other encodings are written by turning their decoders round: every one- and
 * two-byte sequence is decoded once, and the table read backwards.
 */
const tables = new Map<string, Map<string, number[]>>()
function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, number[]>()
  const decode = new TextDecoder(encoding, { fatal: true })
  const add = (bytes: number[]) => {
    try {
      const text = decode.decode(new Uint8Array(bytes))
      if ([...text].length === 1 && !table.has(text)) table.set(text, bytes)
    } catch {
      // Not a character of this encoding.
    }
  }
  for (let first = 0; first < 256; first++) add([first])
  for (let first = 0x81; first < 0xff; first++) for (let second = 0x40; second < 0xff; second++) add([first, second])
  tables.set(encoding, table)
  return table
}
function write(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  if (encoding === 'utf-8' || encoding === 'utf-16le') return encode(text, encoding)
  const table = tableOf(encoding)
  return new Uint8Array([...text].flatMap((character) => {
    const bytes = table.get(character)
    if (!bytes) throw new Error(`${encoding} has no ${character}`)
    return bytes
  }))
}

const texts: [encoding: string, text: string][] = [
  ['gb18030', '姓名,手机,公司\r\n王小明,13800138000,北京恒信科技有限公司\r\n'],
  ['gb18030', 'name,phone\r\n张伟,123\r\n'],
  ['gb18030', 'name,phone\r\n欧阳娜娜,13800138000\r\n诸葛亮,13900139000\r\n'],
  ['gb18030', '姓名;电话;地址\n李秀英;010-12345678;北京市海淀区中关村大街27号\n'],
  ['big5', '姓名,手機,公司\r\n王小明,0912345678,台北貿易股份有限公司\r\n'],
  ['big5', 'name,phone\r\n陳淑芬,0912-345-678\r\n'],
  ['big5', '姓名;電話;地址\n歐陽志豪;02-23456789;台北市大安區信義路三段5號\n'],
  ['shift_jis', '氏名,電話\r\n田中太郎,03-1234-5678\r\n'],
  ['shift_jis', 'name,company\r\n山田花子,トヨタ自動車\r\n'],
  ['shift_jis', '名前,会社\r\n佐藤 健,ソニー株式会社\r\n'],
  ['euc-jp', '氏名,電話,住所\r\n田中太郎,03-1234-5678,東京都港区\r\n鈴木一郎,,名古屋市\r\n'],
  ['euc-kr', '이름,전화,회사\r\n김철수,010-1234-5678,삼성전자\r\n'],
  ['euc-kr', 'name,phone\r\n김철수,010-1234-5678\r\n이영희,010-9876-5432\r\n'],
  ['windows-1252', 'Vorname;Nachname\r\nJürgen;Müller\r\n'],
  ['windows-1252', 'name\r\nMüller\r\n'],
  ['windows-1252', 'Prénom,Nom,Société\r\nHélène,Lefèvre,Électricité – Île de France\r\n'],
  ['windows-1252', 'Nombre,Apellidos\r\nBegoña,Ibáñez Muñoz\r\nJosé,Núñez\r\n'],
  ['windows-1252', 'Förnamn;Efternamn;Ort\r\nÅsa;Sjöberg;Malmö\r\nBjörn;Håkansson;Göteborg\r\n'],
  ['windows-1252', 'note\r\n“It’s a client’s choice” – 200 €\r\n'],
  ['windows-1250', 'Imię;Nazwisko\r\nŁukasz;Wiśniewski\r\nMałgorzata;Żeromska\r\nPaweł;Wójcik\r\n'],
  ['windows-1250', 'jméno;příjmení\r\nJiří;Dvořák\r\nŽofie;Růžičková\r\nTomáš;Černý\r\n'],
  ['windows-1251', 'Имя,Фамилия\r\nИван,Петров\r\nЕлена,Смирнова\r\n'],
  ['koi8-r', 'Имя,Фамилия\r\nИван,Петров\r\nЕлена,Смирнова\r\n'],
  ['windows-1253', 'Όνομα,Επώνυμο\r\nΓιώργος,Παπαδόπουλος\r\nΜαρία,Νικολάου\r\n'],
  ['windows-1254', 'Ad,Soyad\r\nÇağla,Yılmaz\r\nİpek,Öztürk\r\nGülşen,Şahin\r\n'],
  ['utf-8', 'Vorname;Nachname\r\nJürgen;Müller\r\n王小明\r\n'],
  ['utf-16le', '姓名,手机\r\n王小明,13800138000\r\n'],
  ['utf-16be', 'name;phone\r\nAnn;1\r\n'],
  ['utf-16le', 'a,b\r\n1,2\r\n'],
]

describe('finding the encoding', () => {
  test.each(texts)('%s: %j', (encoding, text) => {
    const bytes = write(text, encoding)
    expect(detectEncoding(bytes, true)).toMatchObject({ encoding, hasBom: false })
  })

  test.each(texts)('a long file in %s is found as well: %j', (encoding, text) => {
    const bytes = write(text.repeat(300), encoding)
    expect(detectEncoding(bytes, true).encoding).toBe(encoding)
  })

  test.each(texts)('a sample cut anywhere does not change it, %s: %j', (encoding, text) => {
    const bytes = write(text.repeat(3), encoding)
    const half = Math.floor((bytes.length * 2) / 3)
    for (let end = half; end < half + 8; end++) expect(detectEncoding(bytes.subarray(0, end), false).encoding).toBe(encoding)
  })

  test('byte order marks decide, and are told', () => {
    for (const encoding of ['utf-8', 'utf-16le'] as const) {
      expect(detectEncoding(encode('a,b', encoding, true), true)).toEqual({ encoding, hasBom: true, isCertain: true })
    }
    expect(detectEncoding(new Uint8Array([0xfe, 0xff, 0, 0x61]), true)).toEqual({ encoding: 'utf-16be', hasBom: true, isCertain: true })
  })

  test('an empty file and a plain ASCII file are UTF-8; a NUL or two do not make UTF-16', () => {
    expect(detectEncoding(new Uint8Array(), true)).toEqual({ encoding: 'utf-8', hasBom: false, isCertain: true })
    expect(detectEncoding(write('a,b\n\0,c\nname,phone,company,street\n', 'utf-8'), true).encoding).toBe('utf-8')
    expect(detectEncoding(write('a,b', 'utf-8'), false)).toEqual({ encoding: 'utf-8', hasBom: false, isCertain: false })
  })

  test('ISO-2022-JP is known by its escapes', () => {
    const bytes = Buffer.from('\x1b$B;aL>\x1b(B,tel\r\n', 'latin1')
    expect(detectEncoding(bytes, true).encoding).toBe('iso-2022-jp')
    expect(decoder('iso-2022-jp').push(bytes)).toBe('氏名,tel\r\n')
  })

  test('bytes that mean nothing give some encoding that is not certain, and never an error', () => {
    let seed = 1
    const noise = Uint8Array.from({ length: 5_000 }, () => (seed = (seed * 48_271) % 2_147_483_647) & 0xff)
    expect(detectEncoding(noise, true).isCertain).toBe(false)
    for (let length = 0; length < 300; length++) expect(() => new TextDecoder(detectEncoding(noise.subarray(length, length * 2), true).encoding)).not.toThrow()
  })
})

describe('reading and writing', () => {
  test('pieces of any size give the same text, without the byte order mark', () => {
    for (const encoding of ['utf-8', 'utf-16le'] as const) {
      const bytes = encode('Zoë 王小明 😀', encoding, true)
      for (const size of [1, 2, 3, 5]) {
        const reader = decoder(encoding)
        let text = ''
        for (let at = 0; at < bytes.length; at += size) text += reader.push(bytes.subarray(at, at + size))
        expect(text + reader.end()).toBe('Zoë 王小明 😀')
        expect(reader.replaced).toBe(0)
      }
    }
  })

  test('what could not be read is counted', () => {
    const reader = decoder('shift_jis')
    reader.push(new Uint8Array([0x61, 0xff, 0x62, 0xe7]))
    reader.end()
    expect(reader.replaced).toBe(2)
  })
})

const corpus = resolve(import.meta.dirname, '../../../shared/corpus/csv/csvkit')
describe.skipIf(!existsSync(corpus))('files of others', () => {
  test.each([
    ['test_utf16_big.csv', 'utf-16be'], ['test_utf16_little.csv', 'utf-16le'], ['test_utf8.csv', 'utf-8'], ['test_utf8_bom.csv', 'utf-8'],
    ['test_latin1.csv', 'windows-1252'], ['null_byte.csv', 'utf-8'],
  ])('%s', (file, encoding) => {
    expect(detectEncoding(readFileSync(resolve(corpus, file)), true).encoding).toBe(encoding)
  })
})
