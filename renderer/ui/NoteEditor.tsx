import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react'
import { Bold, CalendarClock, CheckSquare, Code, Heading, Italic, Link as LinkIcon, List, ListOrdered, Quote, Strikethrough, type LucideIcon } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { parseNote } from '#shared/note-text.ts'
import { rewriteNote } from '#shared/note-write.ts'
import { getNonce } from 'get-nonce'
import { keyText } from './key-text.ts'
import classes from './Note.module.css'
import { asEdited, blocksOf, docOf } from './note-doc.ts'
import { isNoteLink, noteExtensions } from './note-extensions.ts'
import { regional } from './times.ts'

export interface NoteEditorProps {
  id: string
  name: string
  label: string
  /** The note as it is in the form when the editor opens; later changes come from here alone. */
  value: string
  onChange: (text: string) => void
  onBlur?: () => void
  /** Whether the cursor is to stand in it as it appears. */
  isFocused?: () => boolean
  /** Takes the function that begins a new dated entry while the editor is there, and null when it goes; without it there is no such button. */
  onStamp?: (stamp: (() => void) | null) => void
}

/**
 * The note being edited. It tells the form only of what its user changed, and of that only the blocks that differ: a
 * note that was looked at is the same bytes. Nothing pasted is ever read as markup.
 */
export function NoteEditor({ id, name, label, value, onChange, onBlur, isFocused, onStamp }: NoteEditorProps) {
  const { i18n } = useLingui()
  const start = useRef(value)
  const told = useRef({ onChange, onBlur, isFocused, onStamp })
  useEffect(() => { told.current = { onChange, onBlur, isFocused, onStamp } })
  const editor = useEditor({
    extensions: noteExtensions, content: docOf(parseNote(value)), injectNonce: getNonce() ?? '', shouldRerenderOnTransaction: false, immediatelyRender: true,
    editorProps: {
      attributes: { id, 'aria-label': label, role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true', 'data-note': name },
      // Escape is the card's or the dialog's, and Tab goes on to the next field: the editor would keep them to itself.
      handleDOMEvents: { keydown: (_view, event) => (event.key === 'Escape' || event.key === 'Tab') && !event.isComposing, paste: (view, event) => insertPlain(view.dom, event, event.clipboardData), drop: (view, event) => insertPlain(view.dom, event, event.dataTransfer) },
    },
    onUpdate: ({ editor: now }) => told.current.onChange(rewriteNote(start.current, asEdited(parseNote(start.current)), blocksOf(now.getJSON()))),
    onBlur: () => told.current.onBlur?.(),
  })
  // A part of the screen that was hidden for a moment comes back with its old editor gone, and gets another right after.
  // Before the next key: the editor's own command would take the focus a frame later.
  useLayoutEffect(() => {
    if (editor.isDestroyed || !told.current.isFocused?.()) return
    editor.commands.setTextSelection(editor.state.doc.content.size)
    editor.view.focus()
  }, [editor])
  useEffect(() => {
    if (editor.isDestroyed) return
    told.current.onStamp?.(() => stamp(editor, i18n.locale))
    return () => told.current.onStamp?.(null)
  }, [editor, i18n.locale])
  // The one listener that knows the editor: what is pasted becomes blocks of a note.
  useEffect(() => {
    if (editor.isDestroyed) return
    const take = (event: Event) => {
      const content = docOf(parseNote((event as CustomEvent<string>).detail.replaceAll('\r\n', '\n'))).content ?? []
      const [only] = content
      editor.chain().focus().insertContent(content.length === 1 && only?.type === 'paragraph' ? (only.content ?? []) : content).run()
    }
    const { dom } = editor.view
    dom.addEventListener('touchbase-paste', take)
    return () => dom.removeEventListener('touchbase-paste', take)
  }, [editor])
  return (
    // What the editor takes as its own (bold, italic) is no command of the program's.
    <div className={classes.box} onKeyDown={(event) => { if (event.isDefaultPrevented() && (event.ctrlKey || event.metaKey)) event.stopPropagation() }}>
      <Bar editor={editor} onStamp={onStamp ? () => stamp(editor, i18n.locale) : null} />
      <EditorContent editor={editor} className={classes.editor ?? ''} />
    </div>
  )
}

/** Takes the plain text of a paste or a drop before the editor looks at anything else in it. Files go past it, to the card. */
function insertPlain(dom: HTMLElement, event: Event, transfer: DataTransfer | null): boolean {
  const text = transfer?.getData('text/plain') ?? ''
  if (text === '') return false
  event.preventDefault()
  dom.dispatchEvent(new CustomEvent('touchbase-paste', { detail: text }))
  return true
}

/** A new entry at the top, with the cursor behind its date and time. */
function stamp(editor: Editor, locale: string): void {
  const entry = [{ type: 'paragraph', content: [{ type: 'text', text: stampText(locale), marks: [{ type: 'bold' }] }, { type: 'text', text: '  ' }] }]
  const isEmpty = editor.state.doc.textContent === ''
  if (isEmpty) editor.commands.setContent({ type: 'doc', content: entry }, { emitUpdate: true })
  else editor.commands.insertContentAt(0, entry)
  editor.chain().focus((editor.state.doc.firstChild?.nodeSize ?? 2) - 1).unsetBold().run()
}

/** Day and time as the reader writes them: "22 Nov 2026, 21:30". */
function stampText(locale: string, now = new Date()): string {
  return new Intl.DateTimeFormat(regional(locale), { dateStyle: 'medium', timeStyle: 'short', ...(locale.startsWith('zh') ? { hourCycle: 'h23' as const } : {}) }).format(now)
}

interface Tool {
  key: string
  icon: LucideIcon
  title: string
  isOn: boolean
  run: () => void
}

function Bar({ editor, onStamp }: { editor: Editor; onStamp: (() => void) | null }) {
  const { t } = useLingui()
  const on = useEditorState({ editor, selector: ({ editor: now }) => ({
    bold: now.isActive('bold'), italic: now.isActive('italic'), strike: now.isActive('strike'), code: now.isActive('code'), heading: now.isActive('heading'), bullets: now.isActive('bulletList'),
    numbers: now.isActive('orderedList'), quote: now.isActive('blockquote'), box: now.isActive('listItem', { checked: true }) || now.isActive('listItem', { checked: false }), link: now.isActive('link'),
  }) })
  const chain = () => editor.chain().focus()
  const groups: Tool[][] = [
    onStamp ? [{ key: 'stamp', icon: CalendarClock, title: `${t`New entry with date and time`}  ${keyText('mod+d')}`, isOn: false, run: onStamp }] : [],
    [
      { key: 'bold', icon: Bold, title: `${t`Bold`}  ${keyText('mod+b')}`, isOn: on.bold, run: () => chain().toggleBold().run() },
      { key: 'italic', icon: Italic, title: `${t`Italic`}  ${keyText('mod+i')}`, isOn: on.italic, run: () => chain().toggleItalic().run() },
      { key: 'strike', icon: Strikethrough, title: t`Struck through`, isOn: on.strike, run: () => chain().toggleStrike().run() },
      { key: 'code', icon: Code, title: t`Code`, isOn: on.code, run: () => chain().toggleCode().run() },
      { key: 'link', icon: LinkIcon, title: t`Link what is selected`, isOn: on.link, run: () => toggleLink(editor) },
    ],
    [
      { key: 'heading', icon: Heading, title: t`Heading`, isOn: on.heading, run: () => chain().toggleHeading({ level: 2 }).run() },
      { key: 'bullets', icon: List, title: t`List`, isOn: on.bullets && !on.box, run: () => chain().toggleBulletList().run() },
      { key: 'numbers', icon: ListOrdered, title: t`Numbered list`, isOn: on.numbers, run: () => chain().toggleOrderedList().run() },
      { key: 'box', icon: CheckSquare, title: t`Boxes to tick`, isOn: on.box, run: () => toggleBoxes(editor, on.box) },
      { key: 'quote', icon: Quote, title: t`Quotation`, isOn: on.quote, run: () => chain().toggleBlockquote().run() },
    ],
  ]
  return (
    <div className={classes.bar} role="toolbar" aria-label={t`Form of the note`}>
      {groups.filter((group) => group.length > 0).map((group, at) => [at > 0 ? <span key={`line ${at}`} /> : null, ...group.map(({ key, icon: Icon, title, isOn, run }) => (
        <ActionIcon key={key} size={22} tabIndex={-1} aria-label={title} title={title} aria-pressed={isOn} onMouseDown={(event) => event.preventDefault()} onClick={run}><Icon size={14} /></ActionIcon>
      ))])}
    </div>
  )
}

function toggleBoxes(editor: Editor, isOn: boolean): void {
  if (!editor.isActive('listItem')) editor.chain().focus().toggleBulletList().run()
  editor.chain().focus().updateAttributes('listItem', { checked: isOn ? null : false }).run()
}

/** The selected words become a link if they are an address; a link becomes words again. */
function toggleLink(editor: Editor): void {
  if (editor.isActive('link')) return void editor.chain().focus().extendMarkRange('link').unsetLink().run()
  const { from, to } = editor.state.selection
  const text = editor.state.doc.textBetween(from, to).trim()
  const href = isNoteLink(text) ? text : /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+\S*$/u.test(text) ? `https://${text}` : /^[^\s@]+@[^\s@]+$/.test(text) ? `mailto:${text}` : null
  if (href !== null) editor.chain().focus().setLink({ href }).run()
}
