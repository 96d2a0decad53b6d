import { fc } from '../support/fast-check.ts'
import { expect, test } from 'vitest'
import { parseNote, type Inline, type NoteContent } from '../../shared/note-text.ts'
import { rewriteNote, writeBlock } from '../../shared/note-write.ts'

const told = (text: string) => parseNote(text).map((block) => {
  switch (block.type) {
    case 'list': return `${block.isOrdered ? `ol${block.start}` : 'ul'}(${block.items.map((item) => `${item.checked === null ? '' : item.checked ? '☑' : '☐'}${inline(item.inlines)}${item.lists.map((list) => ` ul(${list.items.map((inner) => inline(inner.inlines)).join('|')})`).join('')}`).join('|')})`
    case 'heading': return `h${block.level}(${inline(block.inlines)})`
    case 'quote': return `q(${block.paragraphs.map(inline).join('|')})`
    case 'code': return `pre(${block.text})`
    case 'rule': return 'hr'
    case 'paragraph': return `p(${inline(block.inlines)})`
  }
})
const inline = (inlines: readonly Inline[]) => inlines.map(({ text, marks, href }) => `${marks.map((mark) => `<${mark[0]}>`).join('')}${href === undefined ? '' : `<${href}>`}${text}`).join('')

test.each([
  ['plain', 'one\ntwo\n\nthree', ['p(one\ntwo)', 'p(three)']],
  ['marks', 'a **b** *c* ~~d~~ `e*` _f_ **g *h***', ['p(a <b>b <i>c <s>d <c>e* <i>f <b>g <b><i>h)']],
  ['headings', '# A\n## B\ntext', ['h1(A)', 'h2(B)', 'p(text)']],
  ['lists', '- a\n- b\n  - c\n  - d\n- e', ['ul(a|b ul(c|d)|e)']],
  ['boxes', '- [ ] call\n- [x] write', ['ul(☐call|☑write)']],
  ['numbers', '3. c\n4. d', ['ol3(c|d)']],
  ['quote', '> a\n> b\n>\n> c', ['q(a\nb|c)']],
  ['code', '```\na **b**\n```', ['pre(a **b**)']],
  ['rule', 'a\n---\nb', ['p(a)', 'hr', 'p(b)']],
  ['links', 'see [us](https://x.example/a_b) and https://y.example/z.', ['p(see <https://x.example/a_b>us and <https://y.example/z>https://y.example/z.)']],
  ['no other schemes', '[x](javascript:alert(1)) [y](data:text/html,z)', ['p([x](javascript:alert(1)) [y](data:text/html,z))']],
  ['no HTML, no pictures', '<b>x</b> ![p](https://x.example/p.png)', ['p(<b>x</b> !<https://x.example/p.png>p)']],
  ['sums and names', '5 * 3 * 2 = 30, 2*3*4, snake_case_name, C:\\dir\\*.txt, \\\\server\\share', ['p(5 * 3 * 2 = 30, 2*3*4, snake_case_name, C:\\dir*.txt, \\\\server\\share)']],
  ['what was typed long ago', '12/3: rang, no answer.\n#1 of 3\n-5 degrees\n1.5 m', ['p(12/3: rang, no answer.\n#1 of 3\n-5 degrees\n1.5 m)']],
  ['an open fence', '```\nx', ['p(```\nx)']],
  ['Chinese', '**重要**：请致电。见 https://x.example/路径。好', ['p(<b>重要：请致电。见 <https://x.example/路径>https://x.example/路径。好)']],
] as const)('%s', (_title, text, expected) => {
  expect(told(text)).toEqual(expected.map((line) => line))
})

test('a note that was not edited is the same bytes, whatever is in it', () => {
  fc.assert(fc.property(noteLike, (text) => rewriteNote(text, parseNote(text), parseNote(text)) === text))
})

test('an edited block leaves the others byte for byte', () => {
  const text = '*  old   entry*\n\n\n* a\n* b\n\n<x> & 5 * 3 *2*\nlast'
  const before = parseNote(text)
  const after: NoteContent[] = [{ type: 'paragraph', inlines: [{ text: 'new ', marks: [] }, { text: 'entry', marks: ['bold'] }] }, ...before]
  expect(rewriteNote(text, before, after)).toBe(`new **entry**\n\n${text}`)
  expect(rewriteNote(text, before, before.with(1, { type: 'paragraph', inlines: [{ text: '# no heading', marks: [] }] } as never))).toBe('*  old   entry*\n\n\\# no heading\n\n<x> & 5 * 3 *2*\nlast')
})

test.each(['# x', '- x', '1. x', '> x', '---', '```', '**x**', '_x_', '[a](https://b.example)', '\\*', '\\\\*x*', '* a * b', '+ x', '`c`', '~~x~~', '2) x'])('%j typed as text stays text', (text) => {
  const [block, ...more] = parseNote(writeBlock({ type: 'paragraph', inlines: [{ text, marks: [] }] }))
  expect(more).toEqual([])
  expect(block).toMatchObject({ type: 'paragraph' })
  expect(block?.type === 'paragraph' ? block.inlines.map((part) => part.text).join('') : '').toBe(text)
})

test('no word is ever lost: any blocks, written and read again, say the same', () => {
  fc.assert(fc.property(noteLike, (text) => {
    const blocks = parseNote(text)
    const again = parseNote(blocks.map(writeBlock).join('\n\n'))
    return words(again) === words(blocks)
  }), { numRuns: 1_000 })
})

test('hostile notes are read in no time', () => {
  for (const sign of ['*', '_', '[', '`', '~~', '**', '> ', '- ', '\\', '[a](', 'https://', '  - ']) parseNote(sign.repeat(20_000))
  expect(parseNote('a'.repeat(1_000_000))).toHaveLength(1)
}, 20_000)

const noteLike = fc.array(fc.oneof(fc.constantFrom('\n', '\n\n', ' ', '  ', '- ', '* ', '1. ', '# ', '> ', '**', '*', '_', '~~', '`', '```', '[ ] ', '[', '](https://x.example)', '\\', '---', 'https://x.example/a', '文'), fc.string({ maxLength: 6, unit: 'grapheme' })), { maxLength: 14 }).map((parts) => parts.join('').replaceAll('\r', ''))

/** All letters and digits of a note in their order. */
function words(blocks: readonly NoteContent[]): string {
  const texts: string[] = []
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text') texts.push(String(value))
    return value
  })
  return texts.join('').replace(/[^\p{L}\p{N}]/gu, '')
}
