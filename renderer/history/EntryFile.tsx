import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download, ExternalLink, Eye, EyeOff, MoreHorizontal, Paperclip, Pencil, Trash2 } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import type { Attachment } from '#shared/activities.ts'
import { isShown } from '#shared/documents.ts'
import { client } from '../client/trpc.ts'
import { showFailure } from '../client/shown-failure.ts'
import { FileNameInput } from '../ui/FileNameInput.tsx'
import { isInBrowser } from '../ui/key-text.ts'
import { sizeText } from '../ui/sizes.ts'
import classes from './History.module.css'
import { readStart } from './read-start.ts'

/** Texts up to this many bytes are shown as soon as their entry is opened; longer ones when they are asked for. */
const smallText = 20_000

/** What renaming and removing a file do. */
export interface FileTools {
  rename: (id: number, name: string) => void
  remove: (id: number) => void
}

/** Each at once and a change of its own. */
const atOnce: FileTools = {
  rename: (id, name) => void client.history.renameAttachment.mutate({ id, name }).catch(showFailure),
  remove: (id) => void client.history.detach.mutate({ id }).catch(showFailure),
}

/** A file on an entry: looked at in place where it is a picture or a text, renamed (F2), removed (Delete). */
export function EntryFile({ file, isOpen, isReadOnly, tools = atOnce }: { file: Attachment; isOpen: boolean; isReadOnly: boolean; tools?: FileTools }) {
  const { t, i18n } = useLingui()
  const [isNaming, setNaming] = useState(false)
  const [look, setLook] = useState<boolean | null>(null)
  const { id, name, mediaType, size } = file
  const address = `/api/attachment/${id}/${encodeURIComponent(name)}`
  // A PDF needs a page of its own, which only a browser gives: no shell lets a page frame what is stored.
  const isPage = mediaType === 'application/pdf' && isInBrowser
  const canLook = isShown(mediaType) && mediaType !== 'application/pdf'
  const isLooked = canLook && (look ?? (isOpen && (mediaType.startsWith('image/') || size <= smallText)))
  const rename = (next: string) => {
    setNaming(false)
    if (next.trim() !== '' && next !== name) tools.rename(id, next)
  }
  const remove = () => tools.remove(id)
  const press = (event: KeyboardEvent) => {
    const action = isNaming || isReadOnly || event.nativeEvent.isComposing ? undefined : { F2: () => setNaming(true), Delete: remove }[event.key]
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
  const title = `${name} · ${sizeText(i18n.locale, size)}`
  return (
    <span className={classes.file} data-looked={isLooked || undefined} onKeyDown={press}>
      <Paperclip size={12} aria-hidden />
      {isNaming ? <FileNameInput label={t`Name of the file`} name={name} onDone={rename} />
        : canLook ? <button type="button" aria-expanded={isLooked} title={title} onClick={() => setLook(!isLooked)}><bdi>{name}</bdi></button>
        : <a href={isPage ? `${address}?view` : address} {...(isPage ? { target: '_blank', rel: 'noreferrer' } : { download: name })} title={title}><bdi>{name}</bdi></a>}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><ActionIcon size={18} className={classes.fileMore ?? ''} aria-label={t`${name}: look, save, rename, remove`}><MoreHorizontal size={13} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {canLook ? <Menu.Item leftSection={isLooked ? <EyeOff size={14} /> : <Eye size={14} />} onClick={() => setLook(!isLooked)}>{isLooked ? t`Put it away` : t`Look at it`}</Menu.Item> : null}
          {isPage ? <Menu.Item component="a" href={`${address}?view`} target="_blank" rel="noreferrer" leftSection={<ExternalLink size={14} />}>{t`Look at it`}</Menu.Item> : null}
          <Menu.Item component="a" href={address} download={name} leftSection={<Download size={14} />}>{t`Save a copy`}</Menu.Item>
          {/* The menu gives the focus back to its button as it closes; the input waits for that. */}
          {isReadOnly ? null : <>
            <Menu.Item leftSection={<Pencil size={14} />} rightSection={<kbd>F2</kbd>} onClick={() => window.setTimeout(() => setNaming(true), 60)}>{t`Rename`}</Menu.Item>
            <Menu.Item leftSection={<Trash2 size={14} />} rightSection={<kbd>Del</kbd>} onClick={remove}>{t`Remove`}</Menu.Item>
          </>}
        </Menu.Dropdown>
      </Menu>
      {isLooked ? <span className={classes.look}>{mediaType.startsWith('image/') ? <img src={`${address}?view`} alt={name} loading="lazy" /> : <TextLook id={id} address={`${address}?view`} />}</span> : null}
    </span>
  )
}

function TextLook({ id, address }: { id: number; address: string }) {
  const { t } = useLingui()
  // Never true again: the bytes of a kept file do not change.
  const { data, error } = useQuery({ queryKey: ['attachmentText', id], queryFn: ({ signal }) => readStart(address, signal), staleTime: Infinity, gcTime: 60_000 })
  if (error) return <small className={classes.quiet}>{t`The file could not be read.`}</small>
  return <pre className={classes.text} aria-busy={data === undefined} data-selectable>{data?.text}{data?.isCut ? ' …' : null}</pre>
}
