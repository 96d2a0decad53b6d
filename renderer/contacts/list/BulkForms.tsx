import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { replaceableFields, settableFields, type BulkChange, type ReplaceableField, type SettableField } from '#shared/bulk.ts'
import { useTags } from '../../ui/use-tags.ts'
import classes from './BulkDialog.module.css'
import { useBulkFieldWords } from './bulk-words.ts'

interface FormProps {
  /** Called with what is asked for so far; null while something is missing. */
  onChange: (change: BulkChange | null) => void
}

/** Which tags. A name that is not there yet makes a new one; only tags in use can be taken. */
export function TagsForm({ kind, onChange }: FormProps & { kind: 'addTags' | 'removeTags' }) {
  const { t } = useLingui()
  const { tags } = useTags()
  const [chosen, setChosen] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const names = (kind === 'addTags' ? tags : tags.filter((tag) => tag.count > 0)).map((tag) => tag.name)
  const isKnown = (name: string) => kind === 'addTags' || names.some((known) => known.toLowerCase() === name.toLowerCase())
  // What is typed and not yet made a chip is meant, too.
  const tell = (next: readonly string[], text: string) => {
    const wanted = [...next, text.trim()].filter((name) => name !== '' && isKnown(name))
    onChange(wanted.length > 0 ? { kind, tags: wanted } : null)
  }
  const choose = (next: string[]) => {
    const wanted = next.filter(isKnown)
    setChosen(wanted)
    tell(wanted, typed)
  }
  const type = (text: string) => {
    setTyped(text)
    tell(chosen, text)
  }
  return <TagsInput label={t`Tags`} data-autofocus value={chosen} onChange={choose} searchValue={typed} onSearchChange={type} data={names} splitChars={[',', '，', '、', ';']} acceptValueOnBlur maxDropdownHeight={200} classNames={{ inputField: classes.inner ?? '' }} {...(chosen.length === 0 ? { placeholder: t`Choose or type…` } : {})} />
}

/** One field, and what it is to say. */
export function FieldForm({ onChange }: FormProps) {
  const { t } = useLingui()
  const words = useBulkFieldWords()
  const [field, setField] = useState<SettableField>('company')
  const [value, setValue] = useState('')
  const [isClearing, setClearing] = useState(false)
  const tell = (next: { field?: SettableField; value?: string; isClearing?: boolean }) => {
    const now = { field, value, isClearing, ...next }
    setField(now.field)
    setValue(now.value)
    setClearing(now.isClearing)
    onChange(now.isClearing ? { kind: 'setField', field: now.field, value: '' } : now.value.trim() === '' ? null : { kind: 'setField', field: now.field, value: now.value })
  }
  return (
    <>
      <div className={classes.two}>
        <NativeSelect label={t`Field`} value={field} data={settableFields.map((key) => ({ value: key, label: words[key] }))} onChange={(event) => tell({ field: settableFields.find((key) => key === event.currentTarget.value) ?? 'company' })} />
        <TextInput label={t`New value`} data-autofocus value={value} disabled={isClearing} maxLength={2_000} onChange={(event) => tell({ value: event.currentTarget.value })} />
      </div>
      <Checkbox size="xs" label={t`Clear the field instead`} checked={isClearing} onChange={(event) => tell({ isClearing: event.currentTarget.checked })} />
      <p className={classes.hint}><Trans>Of jobs and addresses the first is meant; whoever has none gets one.</Trans></p>
    </>
  )
}

/** A text, and what is to stand in its place. */
export function ReplaceForm({ onChange }: FormProps) {
  const { t } = useLingui()
  const words = useBulkFieldWords()
  const [form, setForm] = useState({ field: 'email' as ReplaceableField, find: '', replace: '', isCaseExact: false })
  const tell = (next: Partial<typeof form>) => {
    const now = { ...form, ...next }
    setForm(now)
    onChange(now.find === '' ? null : { kind: 'replaceText', ...now })
  }
  return (
    <>
      <NativeSelect label={t`Field`} value={form.field} data={replaceableFields.map((key) => ({ value: key, label: words[key] }))} onChange={(event) => tell({ field: replaceableFields.find((key) => key === event.currentTarget.value) ?? 'email' })} />
      <div className={classes.two}>
        <TextInput label={t`Find`} data-autofocus value={form.find} maxLength={2_000} onChange={(event) => tell({ find: event.currentTarget.value })} />
        <TextInput label={t`Replace with`} value={form.replace} maxLength={2_000} onChange={(event) => tell({ replace: event.currentTarget.value })} />
      </div>
      <Checkbox size="xs" label={t`Upper and lower case as written`} checked={form.isCaseExact} onChange={(event) => tell({ isCaseExact: event.currentTarget.checked })} />
    </>
  )
}

export function PurgeText() {
  return <p className={classes.text}><Trans>Their cards, notes and documents leave the trash and are found nowhere any more. Undo can still bring them back from the list of changes.</Trans></p>
}
