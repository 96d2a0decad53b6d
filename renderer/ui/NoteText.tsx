import { useLingui } from '@lingui/react/macro'
import { memo, useMemo, type ReactNode } from 'react'
import { parseNote, type Inline, type NoteBlock, type NoteList } from '#shared/note-text.ts'
import classes from './Note.module.css'

interface Props {
  text: string
  /** Ticks a box, given the place of its sign in the text; boxes cannot be ticked without it. */
  onTick: ((at: number, isTicked: boolean) => void) | null
}

/** A note as it is read. It is put together from elements: nothing in it can become markup, and nothing is fetched. */
export const NoteText = memo(function NoteText({ text, onTick }: Props) {
  const blocks = useMemo(() => parseNote(text), [text])
  return <div className={classes.note}>{blocks.map((block) => <Block key={block.from} block={block} onTick={onTick} />)}</div>
})

function Block({ block, onTick }: { block: NoteBlock; onTick: Props['onTick'] }): ReactNode {
  switch (block.type) {
    case 'heading': {
      const Heading = (['h3', 'h4', 'h5'] as const)[block.level - 1] ?? 'h5'
      return <Heading><Inlines parts={block.inlines} /></Heading>
    }
    case 'paragraph': return <p><Inlines parts={block.inlines} /></p>
    case 'quote': return <blockquote>{block.paragraphs.map((parts, at) => <p key={at}><Inlines parts={parts} /></p>)}</blockquote>
    case 'code': return <pre>{block.text}</pre>
    case 'rule': return <hr />
    case 'list': return <Items list={block} onTick={onTick} />
  }
}

function Items({ list, onTick }: { list: NoteList; onTick: Props['onTick'] }) {
  const { t } = useLingui()
  const List = list.isOrdered ? 'ol' : 'ul'
  return (
    <List {...(list.isOrdered ? { start: list.start } : {})}>
      {list.items.map(({ checked, inlines, lists, boxAt }, at) => (
        <li key={at} data-boxed={checked !== null || undefined}>
          {checked === null ? null : (
            <input
              type="checkbox" checked={checked} disabled={onTick === null} aria-label={inlines.map((part) => part.text).join('') || t`To do`}
              onClick={(event) => event.stopPropagation()} onChange={(event) => onTick?.(boxAt, event.currentTarget.checked)}
            />
          )}
          <Inlines parts={inlines} />
          {lists.map((inner, index) => <Items key={index} list={inner} onTick={onTick} />)}
        </li>
      ))}
    </List>
  )
}

function Inlines({ parts }: { parts: readonly Inline[] }) {
  return parts.map(({ text, marks, href }, at) => {
    const marked = marks.reduceRight<ReactNode>((inner, mark) => {
      switch (mark) {
        case 'bold': return <strong>{inner}</strong>
        case 'italic': return <em>{inner}</em>
        case 'strike': return <s>{inner}</s>
        case 'code': return <code>{inner}</code>
      }
    }, text)
    // The parser lets https, http, mailto and tel through and nothing else.
    return <span key={at}>{href === undefined ? marked : <a href={href} target="_blank" rel="noreferrer" title={href} onClick={(event) => event.stopPropagation()}>{marked}</a>}</span>
  })
}
