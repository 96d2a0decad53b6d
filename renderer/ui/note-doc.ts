import type { JSONContent } from '@tiptap/react'
import type { Inline, Mark, NoteBlock, NoteContent, NoteItem, NoteList } from '#shared/note-text.ts'

/** A note's blocks as the editor's document and back. The two say the same; what the editor cannot hold never gets there. */
export function docOf(blocks: readonly NoteContent[]): JSONContent {
  const content = blocks.map(nodeOf)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

function nodeOf(block: NoteContent): JSONContent {
  switch (block.type) {
    case 'paragraph': return { type: 'paragraph', content: inlineNodes(block.inlines) }
    case 'heading': return { type: 'heading', attrs: { level: block.level }, content: inlineNodes(block.inlines) }
    case 'quote': return { type: 'blockquote', content: (block.paragraphs.length > 0 ? block.paragraphs : [[]]).map((inlines) => ({ type: 'paragraph', content: inlineNodes(inlines) })) }
    case 'code': return { type: 'codeBlock', content: block.text === '' ? [] : [{ type: 'text', text: block.text }] }
    case 'rule': return { type: 'horizontalRule' }
    case 'list': return listNode(block)
  }
}

function listNode(list: NoteList): JSONContent {
  return {
    type: list.isOrdered ? 'orderedList' : 'bulletList', ...(list.isOrdered ? { attrs: { start: list.start } } : {}),
    content: list.items.map(({ checked, inlines, lists }) => ({ type: 'listItem', attrs: { checked }, content: [{ type: 'paragraph', content: inlineNodes(inlines) }, ...lists.map(listNode)] })),
  }
}

function inlineNodes(inlines: readonly Inline[]): JSONContent[] {
  return inlines.flatMap(({ text, marks, href }) => text.split('\n').flatMap((line, at) => {
    const all = [...marks.map((mark) => ({ type: mark as string })), ...(href === undefined ? [] : [{ type: 'link', attrs: { href } }])]
    const node: JSONContent[] = line === '' ? [] : [{ type: 'text', text: line, ...(all.length > 0 ? { marks: all } : {}) }]
    return at > 0 ? [{ type: 'hardBreak' }, ...node] : node
  }))
}

/** Blocks as they come back from the editor untouched: the same look may be cut into other stretches there. Their places stay. */
export function asEdited(blocks: readonly NoteBlock[]): NoteBlock[] {
  return blocks.map((block) => ({ ...(blocksOf({ content: [nodeOf(block)] })[0] ?? block), from: block.from, to: block.to }))
}

/** The blocks of a document, without places. Empty paragraphs are the editor's own. */
export function blocksOf(doc: JSONContent): NoteContent[] {
  return (doc.content ?? []).flatMap((node): NoteContent[] => {
    switch (node.type) {
      case 'heading': return [{ type: 'heading', level: Math.min(Math.max(Number(node.attrs?.['level'] ?? 1), 1), 3) as 1 | 2 | 3, inlines: inlinesOf(node) }]
      case 'blockquote': return [{ type: 'quote', paragraphs: (node.content ?? []).map(inlinesOf).filter((inlines) => inlines.length > 0) }]
      case 'codeBlock': return [{ type: 'code', text: (node.content ?? []).map((part) => part.text ?? '').join('') }]
      case 'horizontalRule': return [{ type: 'rule' }]
      case 'bulletList': case 'orderedList': return [listOf(node)]
      default: return node.content?.length ? [{ type: 'paragraph', inlines: inlinesOf(node) }] : []
    }
  })
}

function listOf(node: JSONContent): NoteList {
  return { type: 'list', isOrdered: node.type === 'orderedList', start: node.type === 'orderedList' ? Number(node.attrs?.['start'] ?? 1) : 1, items: (node.content ?? []).map(itemOf) }
}

function itemOf(node: JSONContent): NoteItem {
  const parts = node.content ?? []
  const inlines = parts.filter((part) => part.type === 'paragraph').flatMap((part, at) => (at > 0 ? [{ text: '\n', marks: [] }, ...inlinesOf(part)] : inlinesOf(part)))
  const checked: unknown = node.attrs?.['checked']
  return { checked: typeof checked === 'boolean' ? checked : null, inlines: joined(inlines), lists: parts.filter((part) => part.type?.endsWith('List')).map(listOf), boxAt: -1 }
}

const markOrder: readonly Mark[] = ['bold', 'italic', 'strike', 'code']

function inlinesOf(node: JSONContent): Inline[] {
  return joined((node.content ?? []).map((part) => {
    if (part.type === 'hardBreak') return { text: '\n', marks: [] }
    const href: unknown = part.marks?.find((mark) => mark.type === 'link')?.attrs?.['href']
    return { text: part.text ?? '', marks: markOrder.filter((name) => part.marks?.some((mark) => mark.type === name)), ...(typeof href === 'string' ? { href } : {}) }
  }))
}

/** Stretches of one look as one. A line end takes the look of what stands before it, so that it does not cut a stretch in two. */
function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = []
  for (const [at, part] of inlines.entries()) {
    const last = result.at(-1)
    const next = inlines[at + 1]
    const isInside = part.text === '\n' && last !== undefined && next !== undefined && isSameLook(last, next)
    if (last && (isInside || isSameLook(last, part))) last.text += part.text
    else if (part.text !== '') result.push({ ...part })
  }
  return result
}

const isSameLook = (a: Inline, b: Inline) => a.href === b.href && a.marks.join() === b.marks.join()
