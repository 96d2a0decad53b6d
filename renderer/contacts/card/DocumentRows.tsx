import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Download, Eye, File as FileIcon, FileArchive, FileImage, FileSpreadsheet, FileText, MoreVertical, Paperclip, Pencil, Plus, Trash2, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { isShown, largestDocument, type ContactDocument } from '#shared/documents.ts'
import { client, trpc } from '../../client/trpc.ts'
import { showFailure } from '../../client/shown-failure.ts'
import { FileNameInput } from '../../ui/FileNameInput.tsx'
import { isInBrowser } from '../../ui/key-text.ts'
import { useDocumentToShow } from '../../ui/shown-document.ts'
import { sizeText } from '../../ui/sizes.ts'
import { fullTime, shortTime } from '../../ui/times.ts'
import classes from './Documents.module.css'
import { DocumentView } from './DocumentView.tsx'
import { addDocuments, putRefusedAway, useSending } from './send-files.ts'

/** The documents of a contact: listed, added, opened, renamed, ordered, removed. Dropping files on the card adds them, too (DropOnCard). */
export function DocumentRows({ contactId, isReadOnly }: { contactId: number; isReadOnly: boolean }) {
  const { t } = useLingui()
  const { data } = useQuery(trpc.documents.list.queryOptions({ contactId }))
  const add = useAddDocuments(contactId)
  const picker = useRef<HTMLInputElement>(null)
  if (!data) return null
  const order = (ids: number[]) => void client.documents.order.mutate({ contactId, ids }).catch(showFailure)
  return (
    <section className={classes.documents} aria-label={t`Documents`} data-has-some={data.length > 0 || undefined}>
      <div className={classes.head}>
        <h2><Paperclip size={13} strokeWidth={1.75} aria-hidden /> {t`Documents`}{data.length > 0 ? <small>{data.length}</small> : null}</h2>
        {isReadOnly ? null : <button type="button" className={classes.add} onClick={() => picker.current?.click()} title={t`Choose files, or drop them on the card`}><Plus size={13} aria-hidden /> {t`Add`}</button>}
        <input ref={picker} type="file" multiple hidden aria-label={t`Files to add`} onChange={(event) => {
          add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }} />
      </div>
      <ul>{data.map((document, at) => (
        <Row
          key={document.id} document={document} isReadOnly={isReadOnly}
          up={at > 0 ? () => order(swapped(data, at, at - 1)) : null} down={at < data.length - 1 ? () => order(swapped(data, at, at + 1)) : null}
        />
      ))}</ul>
      <Progress contactId={contactId} />
    </section>
  )
}

/** What takes files for a contact. */
export function useAddDocuments(contactId: number): (files: readonly File[]) => void {
  const { t, i18n } = useLingui()
  const limit = sizeText(i18n.locale, largestDocument)
  return (files) => addDocuments(contactId, files, t`It is larger than ${limit} and was not added.`)
}

function swapped(documents: readonly ContactDocument[], a: number, b: number): number[] {
  const ids = documents.map(({ id }) => id)
  ;[ids[a], ids[b]] = [ids[b] ?? 0, ids[a] ?? 0]
  return ids
}

function Row({ document, isReadOnly, up, down }: { document: ContactDocument; isReadOnly: boolean; up: (() => void) | null; down: (() => void) | null }) {
  const { t, i18n } = useLingui()
  const [isNaming, setNaming] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const { id, name, mediaType } = document
  const row = useDocumentToShow(id)
  const address = `/api/document/${id}`
  // A PDF needs a page of its own, which only a browser gives; elsewhere it is saved and opened by its program.
  const canLook = isShown(mediaType) && mediaType !== 'application/pdf'
  const isPage = mediaType === 'application/pdf' && isInBrowser
  const rename = (next: string) => {
    setNaming(false)
    if (next.trim() !== '' && next !== name) client.documents.rename.mutate({ id, name: next }).catch(showFailure)
  }
  return (
    <li
      ref={row}
      onKeyDown={(event) => {
        if (isNaming || isReadOnly || event.nativeEvent.isComposing) return
        const move = event.altKey && event.key === 'ArrowUp' ? up : event.altKey && event.key === 'ArrowDown' ? down : null
        if (event.key === 'F2') setNaming(true)
        else if (!move) return
        event.preventDefault()
        event.stopPropagation()
        move?.()
      }}
    >
      <Sign document={document} />
      {isNaming ? <FileNameInput label={t`Name of the document`} name={name} onDone={rename} /> : canLook ? <button type="button" className={classes.open} title={name} onClick={() => setOpen(true)}><bdi>{name}</bdi></button> : <a href={isPage ? `${address}/view` : address} {...(isPage ? { target: '_blank', rel: 'noreferrer' } : { download: name })} title={name}><bdi>{name}</bdi></a>}
      <span className={classes.size}>{sizeText(i18n.locale, document.size)}</span>
      <time title={fullTime(i18n.locale, document.addedAt)}>{shortTime(i18n.locale, document.addedAt)}</time>
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon size={22} aria-label={t`${name}: open, rename, remove`}><MoreVertical size={14} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {canLook ? <Menu.Item leftSection={<Eye size={14} />} onClick={() => setOpen(true)}>{t`Look at it`}</Menu.Item> : null}
          {isPage ? <Menu.Item component="a" href={`${address}/view`} target="_blank" rel="noreferrer" leftSection={<Eye size={14} />}>{t`Look at it`}</Menu.Item> : null}
          <Menu.Item component="a" href={address} download={name} leftSection={<Download size={14} />}>{t`Save a copy`}</Menu.Item>
          {/* The menu gives the focus back to its button as it closes; the input waits for that. */}
          {isReadOnly ? null : <>
            <Menu.Item leftSection={<Pencil size={14} />} rightSection={<kbd>F2</kbd>} onClick={() => window.setTimeout(() => setNaming(true), 60)}>{t`Rename`}</Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<ArrowUp size={14} />} disabled={!up} onClick={() => up?.()}>{t`Move up`}</Menu.Item>
            <Menu.Item leftSection={<ArrowDown size={14} />} disabled={!down} onClick={() => down?.()}>{t`Move down`}</Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<Trash2 size={14} />} onClick={() => void client.documents.remove.mutate({ id }).catch(showFailure)}>{t`Remove`}</Menu.Item>
          </>}
        </Menu.Dropdown>
      </Menu>
      {isOpen ? <DocumentView document={document} onClose={() => setOpen(false)} /> : null}
    </li>
  )
}

/** Files on their way, and those that could not be taken, with the reason. */
function Progress({ contactId }: { contactId: number }) {
  const { t, i18n } = useLingui()
  const { now, waiting, refused } = useSending()
  const mine = refused.filter((problem) => problem.contactId === contactId)
  const left = waiting.filter((file) => file.contactId === contactId).length
  const share = now?.contactId === contactId ? i18n.number(now.share, { style: 'percent', maximumFractionDigits: 0 }) : ''
  const name = now?.name ?? ''
  return (
    <>
      {share ? <p className={classes.sending} role="status">{t`Adding ${name}: ${share}`}{left > 0 ? ` · +${i18n.number(left)}` : ''}</p> : null}
      {mine.length > 0 ? (
        <div className={classes.refused} role="alert">
          <div>{mine.map(({ file, message }, at) => <p key={at}><b>{file}</b> {message}</p>)}</div>
          <ActionIcon size={22} aria-label={t`Close`} onClick={() => putRefusedAway(contactId)}><X size={13} /></ActionIcon>
        </div>
      ) : null}
    </>
  )
}

function Sign({ document: { name, mediaType } }: { document: ContactDocument }) {
  const look = { size: 15, strokeWidth: 1.75, 'aria-hidden': true }
  if (mediaType.startsWith('image/')) return <FileImage {...look} />
  if (/\.(xlsx?|ods|csv|tsv|numbers)$/i.test(name)) return <FileSpreadsheet {...look} />
  if (/\.(zip|7z|rar|gz|tar|xz)$/i.test(name)) return <FileArchive {...look} />
  return mediaType === 'application/pdf' || mediaType === 'text/plain' || /\.(docx?|odt|rtf|pages)$/i.test(name) ? <FileText {...look} /> : <FileIcon {...look} />
}
