import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/**
 * Encodings to choose from (labels of the WHATWG Encoding Standard, as electron/core/encoding reads them), with the
 * languages they are met in, in the words of those who write them.
 */
export const encodings: readonly (readonly [label: string, native: string])[] = [
  ['utf-8', 'Unicode'], ['utf-16le', 'Unicode'], ['utf-16be', 'Unicode'],
  ['gb18030', '简体中文'], ['big5', '繁體中文'],
  ['windows-1252', 'Deutsch, Français, Español'], ['iso-8859-15', 'Français, Suomi'], ['macintosh', 'Mac'],
  ['windows-1250', 'Polski, Čeština, Magyar'], ['iso-8859-2', 'Polski, Čeština'], ['windows-1251', 'Русский, Українська'], ['koi8-r', 'Русский'],
  ['windows-1253', 'Ελληνικά'], ['windows-1254', 'Türkçe'], ['windows-1255', 'עברית'], ['windows-1256', 'العربية'], ['windows-1257', 'Lietuvių, Latviešu, Eesti'],
  ['windows-1258', 'Tiếng Việt'], ['windows-874', 'ไทย'],
  ['shift_jis', '日本語'], ['euc-jp', '日本語'], ['iso-2022-jp', '日本語'], ['euc-kr', '한국어'],
]

const names: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE', gb18030: 'GB18030 (GBK)', big5: 'Big5', shift_jis: 'Shift_JIS', macintosh: 'Mac Roman' }
/** A label as it is usually written. */
export const encodingName = (label: string): string => names[label] ?? label.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replace(/^(iso|koi8|euc)/i, (word) => word.toUpperCase())

export const delimiters: readonly (readonly [sign: string, word: MessageDescriptor])[] = [[',', msg`Comma`], [';', msg`Semicolon`], ['\t', msg`Tab`], ['|', msg`Bar`]]
