import { fc } from '../support/fast-check.ts'
import { expect, test } from 'vitest'
import { parseNote } from '#shared/note-text.ts'
import { rewriteNote } from '#shared/note-write.ts'
import { asEdited, blocksOf, docOf } from '../../renderer/ui/note-doc.ts'

const pieces = ['\n', '\n\n', '- ', '  - ', '1. ', '# ', '> ', '**a b**', '*c*', '~~d~~', '`e`', '```\nx\n```\n', '- [ ] ', '- [x] ', '[t](https://x.example)', 'https://y.example', '---\n', '- - -', '  - - -\n', '\\', '* ', 'wörd ', '文字', '  ']

test('a note that goes into the editor and out of it untouched is the same bytes', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')), (note) => {
    expect(rewriteNote(note, asEdited(parseNote(note)), blocksOf(docOf(parseNote(note))))).toBe(note)
  }), { numRuns: 2_000 })
})

test('a rule behind an item, further in, ends the list and nothing else', () => {
  expect(parseNote('- a\n  - - -\n- b').map(({ type }) => type)).toEqual(['list', 'rule', 'list'])
})

test('an item of a list keeps its box, its lines and its lists', () => {
  const note = '- [x] done\n- [ ] to do\n  second line\n  - inner'
  expect(docOf(parseNote(note)).content?.[0]?.content?.map((item) => [item.attrs?.['checked'] as unknown, item.content?.map((part) => part.type)])).toEqual([[true, ['paragraph']], [false, ['paragraph', 'bulletList']]])
})
