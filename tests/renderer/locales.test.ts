import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const folder = resolve(import.meta.dirname, '../../renderer/locales')

/** The messages of a catalogue by context and source text. */
function messagesOf(locale: string): Map<string, string> {
  const entries = readFileSync(resolve(folder, `${locale}.po`), 'utf8').split(/\n\n+/).slice(1)
  return new Map(entries.filter((entry) => !/^#~/m.test(entry)).flatMap((entry) => {
    const source = textOf(entry, 'msgid')
    return source === '' ? [] : [[`${textOf(entry, 'msgctxt')}\u0004${source}`, textOf(entry, 'msgstr')] as const]
  }))
}

/** A keyword's text, which gettext may break over several lines. */
function textOf(entry: string, keyword: string): string {
  const match = new RegExp(`^${keyword} ((?:".*"\\n?)+)`, 'm').exec(entry)
  return (match?.[1] ?? '').split('\n').filter(Boolean).map((line) => JSON.parse(line) as string).join('')
}

/** Names in braces and numbered tags, sorted; the names count, not how often a plural repeats them. */
const placeholders = (text: string) => [...new Set(text.match(/\{\s*\w+\s*(?=\}|,\s*(?:plural|select|selectordinal|number|date|time)\b)|<\/?\d+\/?>/g) ?? [])].map((part) => part.replace(/\s/g, '')).sort()

const english = messagesOf('en')

test('there are messages to compare', () => {
  expect(english.size).toBeGreaterThan(200)
})

for (const locale of ['zh-CN', 'zh-TW']) {
  test(`every message has words in ${locale}, with the same placeholders`, () => {
    const translated = messagesOf(locale)
    expect([...english.keys()].filter((key) => !translated.get(key))).toEqual([])
    expect([...translated.keys()].filter((key) => !english.has(key))).toEqual([])
    for (const [key, words] of translated) {
      const source = key.split('\u0004')[1] ?? ''
      expect(placeholders(words), `${locale}: ${source}`).toEqual(placeholders(source))
    }
  })

  test(`${locale} uses its own script`, () => {
    const other = locale === 'zh-CN' ? /[聯絡電號為時間圖啟開關變選檔]/ : /[联络电号为时间图启开关变选档]/
    expect([...messagesOf(locale).values()].filter((words) => other.test(words))).toEqual([])
  })
}
