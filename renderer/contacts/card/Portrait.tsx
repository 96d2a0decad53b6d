import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { Building2, Camera, Crop, ImagePlus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import type { Contact } from '#shared/contacts.ts'
import { hasCjk } from '#shared/names.ts'
import { showFailure } from '../../client/shown-failure.ts'
import classes from './Card.module.css'
import photoClasses from './Photo.module.css'
import { cropAgain, cropPhoto, setPhoto } from './photo-state.ts'

/** The photo of a contact, or letters to know it by. A click offers what can be done with it; a picture can be dropped or pasted, too. */
export function Portrait({ contact }: { contact: Contact }) {
  const { t } = useLingui()
  const picker = useRef<HTMLInputElement>(null)
  const { id, photo } = contact
  const picture = photo ? <img className={classes.photo} src={`/api/blob/${photo}`} alt="" /> : <div className={classes.photo} aria-hidden>{contact.kind === 'company' ? <Building2 size={20} strokeWidth={1.75} /> : initialsOf(contact)}</div>
  if (contact.deletedAt !== null) return picture
  return (
    <div data-portrait>
      <Menu position="bottom-start">
        <Menu.Target><button type="button" className={photoClasses.portrait} title={t`Photo: choose, drop or paste a picture`}><span className={classes.spoken}>{t`Photo`}</span>{picture}<Camera aria-hidden /></button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<ImagePlus size={14} />} onClick={() => picker.current?.click()}>{t`Choose a picture…`}</Menu.Item>
          {photo ? <Menu.Item leftSection={<Crop size={14} />} onClick={() => void cropAgain(id, photo)}>{t`Crop or turn…`}</Menu.Item> : null}
          {photo ? <Menu.Item leftSection={<Trash2 size={14} />} onClick={() => void setPhoto(id, null).catch(showFailure)}>{t`Remove the photo`}</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
      <input ref={picker} type="file" hidden accept="image/png,image/jpeg,image/webp,image/gif,image/*" aria-label={t`Picture for the photo`} onChange={(event) => {
        const [file] = event.currentTarget.files ?? []
        if (file) cropPhoto(id, file)
        event.currentTarget.value = ''
      }} />
    </div>
  )
}

/** One or two letters to know somebody by: the first of a Chinese name's given name is its last sign or two. */
function initialsOf(contact: Contact): string {
  const { givenName, familyName, name } = contact
  if (hasCjk(name)) return [...(givenName ?? name)].slice(-2).join('')
  const letters = [givenName, familyName].map((part) => firstLetter(part ?? ''))
  return letters.join('') || firstLetter(name)
}

const segmenter = new Intl.Segmenter()
function firstLetter(text: string): string {
  for (const { segment } of segmenter.segment(text)) if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) return segment.toUpperCase()
  return ''
}
