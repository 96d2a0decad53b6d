import { useQuery } from '@tanstack/react-query'
import type { ContactDocument } from '#shared/documents.ts'
import classes from './Documents.module.css'
import { Dialog } from '../../ui/Dialog.tsx'

/** Most of a text that is shown, in characters. */
const mostText = 200_000

/** A picture or a plain text, looked at without leaving the card. */
export function DocumentView({ document, onClose }: { document: ContactDocument; onClose: () => void }) {
  const { id, name, mediaType } = document
  const address = `/api/document/${id}/view`
  const isText = mediaType === 'text/plain'
  const { data } = useQuery({ queryKey: ['documentText', id], enabled: isText, queryFn: async () => (await (await fetch(address)).text()).slice(0, mostText) })
  return (
    <Dialog onClose={onClose} size="xl" title={name}>
      {isText ? <pre className={classes.text} data-selectable>{data ?? ''}</pre> : <img className={classes.picture} src={address} alt={name} />}
    </Dialog>
  )
}
