import { useLingui } from '@lingui/react/macro'
import { useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react'
import classes from './Card.module.css'
import documentClasses from './Documents.module.css'
import { useAddDocuments } from './DocumentRows.tsx'

/** Files dropped on a card become its documents; a picture on the portrait, or pasted while the card has the focus, its photo. */
export function DropOnCard({ contactId, label, onPhoto, children }: { contactId: number; label: string; onPhoto: (file: File) => void; children: ReactNode }) {
  const { t } = useLingui()
  const add = useAddDocuments(contactId)
  const [over, setOver] = useState<'photo' | 'documents' | null>(null)
  const depth = useRef(0)
  const placeOf = (event: DragEvent) => ((event.target as Element).closest('[data-portrait]') ? 'photo' : 'documents')
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    // Taken here: what hangs over the card is no address book to import.
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    if (over !== placeOf(event)) setOver(placeOf(event))
  }
  const leave = () => {
    depth.current = 0
    setOver(null)
  }
  const paste = (event: ClipboardEvent) => {
    const picture = [...event.clipboardData.files].find((file) => file.type.startsWith('image/'))
    if (!picture || (event.target as Element).closest('input, textarea, [contenteditable]')) return
    event.preventDefault()
    onPhoto(picture)
  }
  return (
    <section
      className={classes.pane} aria-label={label} data-card={contactId} tabIndex={-1} onPaste={paste}
      onDragEnter={(event) => {
        depth.current += 1
        drag(event)
      }}
      onDragOver={drag} onDragLeave={() => { if ((depth.current -= 1) <= 0) leave() }}
      onDrop={(event) => {
        const files = [...event.dataTransfer.files]
        const place = placeOf(event)
        leave()
        if (files.length === 0) return
        event.preventDefault()
        const [first] = files
        if (place === 'photo' && first) onPhoto(first)
        else add(files)
      }}
    >
      {children}
      {over ? <div className={documentClasses.drop} role="status">{over === 'photo' ? t`Drop to make this the photo` : t`Drop to add to the documents`}</div> : null}
    </section>
  )
}
