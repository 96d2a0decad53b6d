import { parseInlines, parseNote, type Inline, type Mark, type NoteContent, type NoteItem, type NoteList } from './note-text.ts'

/**
 * Writes the blocks of a note. What was not touched stands as it was, byte for byte: only the blocks between the first
 * and the last that differ are written anew.
 * @param original the text that `before` was read from
 */
export function rewriteNote(original: string, before: readonly (NoteContent & { from: number; to: number })[], after: readonly NoteContent[]): string {
  const isSame = (a: NoteContent | undefined, b: NoteContent | undefined) => a !== undefined && b !== undefined && plain(a) === plain(b)
  let head = 0
  while (head < before.length && isSame(before[head], after[head])) head += 1
  if (head === before.length && head === after.length) return original
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && isSame(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1
  const first = head > 0 ? [original.slice(0, before[head - 1]?.to)] : []
  const last = tail > 0 ? [original.slice(before[before.length - tail]?.from)] : []
  return [...first, ...after.slice(head, after.length - tail).map(writeBlock).filter((text) => text !== ''), ...last].join('\n\n')
}

/** A block without its place, to be compared. */
function plain(block: NoteContent): string {
  return JSON.stringify(block, (key, value: unknown) => (key === 'from' || key === 'to' || key === 'boxAt' ? undefined : value))
}

export function writeBlock(block: NoteContent): string {
  switch (block.type) {
    case 'paragraph': return guarded(block, writeInlines(block.inlines))
    case 'heading': return `${'#'.repeat(block.level)} ${writeInlines(block.inlines).replaceAll('\n', ' ')}`
    case 'list': return writeList(block, '')
    case 'quote': return block.paragraphs.map(writeInlines).join('\n\n').split('\n').map((line) => `> ${line}`.trimEnd()).join('\n')
    case 'code': {
      const longest = Math.max(2, ...[...block.text.matchAll(/`+/g)].map((match) => match[0].length))
      const mark = '`'.repeat(longest + 1)
      return `${mark}\n${block.text}\n${mark}`
    }
    case 'rule': return '---'
  }
}

function writeList(list: NoteList, indent: string): string {
  return list.items.map((item, at) => writeItem(item, `${indent}${list.isOrdered ? `${list.start + at}.` : '-'} `)).join('\n')
}

function writeItem({ checked, inlines, lists }: NoteItem, start: string): string {
  const inner = ' '.repeat(start.length)
  const text = writeInlines(inlines).replaceAll('\n', `\n${inner}`)
  return [`${start}${checked === null ? '' : checked ? '[x] ' : '[ ] '}${text}`, ...lists.map((list) => writeList(list, inner))].join('\n')
}

/** Text whose line begins like a heading or a list is kept from becoming one. */
function guarded(block: NoteContent, text: string): string {
  const [read, ...more] = parseNote(text)
  if (read?.type === 'paragraph' && more.length === 0) return text
  if (block.type !== 'paragraph' || text.trim() === '') return ''
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => line.replace(/^( *)([#\-+>]|\*|`|_)/, '$1\\$2').replace(/^( *\d{1,9})([.)] )/, '$1\\$2')).join('\n')
}

/** Stretches as text. Signs are only escaped where they would otherwise mean something. */
export function writeInlines(inlines: readonly Inline[]): string {
  const merged = merge(inlines)
  const light = write(merged, (text) => text)
  if (JSON.stringify(parseInlines(light)) === JSON.stringify(merged)) return light
  return write(merged, (text) => text.replace(/[*_~`[\]]|\\(?=\\*[*_~`[\]])/g, '\\$&'))
}

function merge(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = []
  for (const { text, marks, href } of inlines) {
    const last = merged.at(-1)
    if (text === '') continue
    if (last && last.href === href && last.marks.join() === marks.join()) last.text += text
    else merged.push({ text, marks, ...(href === undefined ? {} : { href }) })
  }
  return merged
}

const signs: Readonly<Record<Exclude<Mark, 'code'>, string>> = { bold: '**', italic: '*', strike: '~~' }

function write(inlines: readonly Inline[], escape: (text: string) => string): string {
  return inlines.map(({ text, marks, href }) => {
    // Marks hold within a line and stand close to the words.
    const body = text.split('\n').map((line) => {
      const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/.exec(line) ?? []
      if (core === '') return line
      const inner = marks.includes('code') && !core.includes('`') ? `\`${core}\`` : escape(core)
      const marked = marks.reduceRight((text, mark) => (mark === 'code' ? text : `${signs[mark]}${text}${signs[mark]}`), inner)
      return before + (href === undefined || href === core ? marked : `[${marked}](${href})`) + after
    })
    return body.join('\n')
  }).join('')
}
