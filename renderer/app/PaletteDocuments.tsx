import { useLingui } from '@lingui/react/macro'
import { Spotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { Paperclip } from 'lucide-react'
import type { FoundDocument } from '#shared/documents.ts'
import { showDocument } from '../ui/shown-document.ts'
import { fullTime, shortTime } from '../ui/times.ts'
import classes from './Frame.module.css'
import { palette } from './palette-state.ts'

/** Documents of contacts, found by the palette by their names and by what they say. They come last, with the entries of the history. */
export function PaletteDocuments({ documents }: { documents: readonly FoundDocument[] }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  if (documents.length === 0) return null
  const open = ({ id, contactId }: FoundDocument) => {
    palette.close()
    // The palette gives the focus back first; the document's row takes it after.
    window.setTimeout(() => {
      showDocument(id)
      void navigate({ to: '/contacts', search: { id: contactId } } as never)
    }, 20)
  }
  return (
    <>
      <div className={classes.group} role="presentation">{t`Documents`}</div>
      {documents.map((document) => (
        <Spotlight.Action key={document.id} className={classes.paletteItem ?? ''} onClick={() => open(document)}>
          <Paperclip size={15} aria-hidden />
          <span><bdi>{document.name}</bdi></span>
          <small className={classes.paletteAside}><bdi>{document.contact}</bdi></small>
          <small title={fullTime(i18n.locale, document.addedAt)}>{shortTime(i18n.locale, document.addedAt)}</small>
        </Spotlight.Action>
      ))}
    </>
  )
}
