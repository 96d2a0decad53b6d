import { expect, test } from 'vitest'
import { acceleratorOf, commandList, languages, menuTitles, type CommandInfo } from '#shared/command-list.ts'

const all: readonly CommandInfo[] = commandList

test('no two commands share an id or a key, in either shell', () => {
  expect(new Set(all.map((info) => info.id)).size).toBe(all.length)
  for (const keysOf of [(info: CommandInfo) => info.keys ?? [], (info: CommandInfo) => info.webKeys ?? info.keys ?? []]) {
    // Commands of a contact and of the calendar are never both in reach: each screen has its own letters.
    for (const screen of [all.filter((info) => !info.id.startsWith('calendar.')), all.filter((info) => info.group !== 'contact')]) {
      const keys = screen.flatMap((info) => keysOf(info).map((key) => key))
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    }
  }
})

test('every command and menu has words in every language', () => {
  for (const language of languages) {
    for (const info of all) expect(info.titles[language], `${info.id} ${language}`).toMatch(/\S/)
    for (const titles of Object.values(menuTitles)) expect(titles[language]).toMatch(/\S/)
  }
})

test('keys a browser keeps for itself have others in the web shell', () => {
  const kept = [/^mod\+(shift\+)?[ntw]$/, /^mod\+\d$/]
  for (const info of all) {
    const inBrowser = info.webKeys ?? info.keys ?? []
    expect(inBrowser.filter((keys) => kept.some((pattern) => pattern.test(keys))), info.id).toEqual([])
  }
})

test('keys are given to the desktop menu in its own words', () => {
  expect(acceleratorOf('mod+shift+z')).toBe('CmdOrCtrl+Shift+Z')
  expect(acceleratorOf('mod+arrowdown')).toBe('CmdOrCtrl+Down')
  expect(acceleratorOf('f2')).toBe('F2')
})
