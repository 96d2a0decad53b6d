import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const places = 'shared|electron|renderer|resources|tests'

test.each(['README.md', 'ARCHITECTURE.md'])('%s names only paths that exist', (name) => {
  const text = readFileSync(resolve(root, name), 'utf8')
  const named = [...text.matchAll(new RegExp(`[\`(]((?:${places})/[\\w./-]*[\\w/])[\`)]`, 'g'))].map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([])
})

test('only what the design names stands at the top', () => {
  const allowed = new Set(['electron', 'renderer', 'shared', 'resources', 'tests', 'node_modules', 'out', 'dist', 'package.json', 'package-lock.json', 'tsconfig.json', 'electron.vite.config.ts', 'electron-builder.yml', 'README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'LICENSE'])
  expect(readdirSync(root).filter((name) => !name.startsWith('.') && !allowed.has(name))).toEqual([])
})

test('migrations rise without gaps and import nothing of the program', () => {
  const folder = resolve(root, 'electron/core/db/migrations')
  const names = readdirSync(folder).toSorted((a, b) => (a < b ? -1 : 1))
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1))
  for (const name of names) {
    const imports = [...readFileSync(resolve(folder, name), 'utf8').matchAll(/^import (?!type).*$/gm)]
    expect(imports).toEqual([])
  }
})

test('the three languages have the same messages', () => {
  const ids = (language: string) => [...readFileSync(resolve(root, `renderer/locales/${language}.po`), 'utf8').matchAll(/^msgid "(.*)"$/gm)].map((match) => match[1] ?? '').toSorted((a, b) => (a < b ? -1 : 1))
  expect(ids('zh-CN')).toEqual(ids('en'))
  expect(ids('zh-TW')).toEqual(ids('en'))
})
