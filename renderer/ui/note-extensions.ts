import { mergeAttributes, Node, type AnyExtension } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'

/** Addresses a note may lead to. */
export const isNoteLink = (href: string): boolean => /^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(href)

/** An item of a list; with `checked` it has a box to tick. It holds its own line and lists below it, as a note can. */
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph (bulletList | orderedList)*',
  defining: true,
  addAttributes: () => ({ checked: { default: null, keepOnSplit: true, parseHTML: () => null, renderHTML: ({ checked }: { checked?: boolean | null }) => (typeof checked === 'boolean' ? { 'data-boxed': String(checked) } : {}) } }),
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', mergeAttributes(HTMLAttributes), 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name, { checked: this.editor.getAttributes(this.name)['checked'] === null ? null : false }),
      // Tab leaves the note for the next field, as it leaves every other.
      'Mod-]': () => this.editor.isActive(this.name) && this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.isActive(this.name) && this.editor.commands.liftListItem(this.name),
    }
  },
  addNodeView() {
    return ({ node, getPos, editor }) => {
      const item = document.createElement('li')
      const content = document.createElement('div')
      const label = document.createElement('label')
      const tick = document.createElement('input')
      tick.type = 'checkbox'
      tick.tabIndex = -1
      label.contentEditable = 'false'
      label.append(tick)
      const show = (checked: unknown) => {
        label.remove()
        if (typeof checked === 'boolean') {
          item.dataset['boxed'] = String(checked)
          tick.checked = checked
          item.prepend(label)
        } else delete item.dataset['boxed']
      }
      tick.addEventListener('change', () => {
        const at = getPos()
        if (at !== undefined) editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'checked', tick.checked))
      })
      item.append(content)
      show(node.attrs['checked'])
      return {
        dom: item, contentDOM: content,
        update: (next) => {
          if (next.type.name !== 'listItem') return false
          show(next.attrs['checked'])
          return true
        },
        ignoreMutation: (change) => !content.contains(change.target),
      }
    }
  },
})

/** What a note can hold, and nothing more. */
export const noteExtensions: AnyExtension[] = [
  StarterKit.configure({
    listItem: false, underline: false, heading: { levels: [1, 2, 3] }, dropcursor: false, trailingNode: false,
    link: { openOnClick: false, autolink: true, linkOnPaste: false, defaultProtocol: 'https', isAllowedUri: isNoteLink, shouldAutoLink: isNoteLink, HTMLAttributes: { rel: 'noreferrer', target: null } },
  }),
  ListItem,
]
