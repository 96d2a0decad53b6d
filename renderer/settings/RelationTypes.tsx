import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import type { RelationType } from '#shared/relations.ts'
import { failureOf } from '../client/failures.ts'
import { client, trpc } from '../client/trpc.ts'
import classes from './Settings.module.css'
import { Group } from './SettingsParts.tsx'
import { Dialog } from '../ui/Dialog.tsx'

type Counted = RelationType & { count: number }

/** The user's own kinds of relations, each with what it is called from the other side. */
export function RelationTypes({ known }: { known: readonly { value: string; label: string }[] }) {
  const { t } = useLingui()
  const { data } = useQuery(trpc.relations.countedTypes.queryOptions())
  const [removing, setRemoving] = useState<Counted | null>(null)
  if (!data) return null
  return (
    <Group title={t`Kinds of relations`}>
      <p className={classes.hint}>{t`Beside the usual ones (spouse, assistant, referred by …). A new word typed in a card makes one, too.`}</p>
      {data.map((type) => <TypeRow key={`${type.id} ${type.name} ${type.reverse}`} type={type} onRemove={() => setRemoving(type)} />)}
      <NewType />
      {removing ? <RemoveDialog type={removing} choices={[...known, ...data.filter(({ id }) => id !== removing.id).map(({ name }) => ({ value: name, label: name }))]} onClose={() => setRemoving(null)} /> : null}
    </Group>
  )
}

function TypeRow({ type, onRemove }: { type: Counted; onRemove: () => void }) {
  const { t, i18n } = useLingui()
  const [words, setWords] = useState({ name: type.name, reverse: type.reverse })
  const [problem, setProblem] = useState<string | null>(null)
  const { name } = type
  const save = () => {
    const [next, reverse] = [words.name.trim(), words.reverse.trim()]
    if (next === '' || reverse === '') return setWords({ name: type.name, reverse: type.reverse })
    if (next === type.name && reverse === type.reverse) return
    client.relations.changeType.mutate({ id: type.id, name: next, reverse }).then(() => setProblem(null), (error: unknown) => setProblem(failureOf(error).message))
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') save()
    if (event.key === 'Escape') setWords({ name: type.name, reverse: type.reverse })
  }
  return (
    <div className={classes.type}>
      <TextInput aria-label={t`Kind of relation`} value={words.name} error={problem} onChange={(event) => setWords({ ...words, name: event.currentTarget.value })} onBlur={save} onKeyDown={press} />
      <TextInput aria-label={t`The other way round`} value={words.reverse} onChange={(event) => setWords({ ...words, reverse: event.currentTarget.value })} onBlur={save} onKeyDown={press} />
      <small>{i18n.number(type.count)}</small>
      <ActionIcon aria-label={t`Remove ${name}`} title={t`Remove`} onClick={onRemove}><Trash2 size={14} /></ActionIcon>
    </div>
  )
}

function NewType() {
  const { t } = useLingui()
  const [words, setWords] = useState({ name: '', reverse: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (words.name.trim() === '') return
    client.relations.addType.mutate({ name: words.name, reverse: words.reverse.trim() || words.name }).then(() => {
      setWords({ name: '', reverse: '' })
      setProblem(null)
    }, (error: unknown) => setProblem(failureOf(error).message))
  }
  return (
    <form className={classes.type} onSubmit={add}>
      <TextInput aria-label={t`New kind of relation`} placeholder={t`for example: Godmother`} value={words.name} error={problem} onChange={(event) => setWords({ ...words, name: event.currentTarget.value })} />
      <TextInput aria-label={t`The other way round`} placeholder={t`for example: Godchild`} value={words.reverse} onChange={(event) => setWords({ ...words, reverse: event.currentTarget.value })} />
      <Button type="submit" disabled={words.name.trim() === ''}>{t`Add`}</Button>
    </form>
  )
}

/** What becomes of the relations of a kind that goes. */
function RemoveDialog({ type, choices, onClose }: { type: Counted; choices: readonly { value: string; label: string }[]; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const [substitute, setSubstitute] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { name } = type
  const count = i18n.number(type.count)
  const remove = () => void client.relations.removeType.mutate({ id: type.id, substitute }).then(onClose, (error: unknown) => setProblem(failureOf(error).message))
  return (
    <Dialog onClose={onClose} title={t`Remove “${name}”?`}>
      {type.count > 0 ? <Select label={t`${count} relations of this kind become`} placeholder={t`They keep the word as plain text`} clearable searchable data={[...choices]} value={substitute} onChange={setSubstitute} error={problem} clearButtonProps={{ 'aria-label': t`Clear` }} /> : <p className={classes.hint}>{t`No relation is of this kind.`}</p>}
      <div className={classes.ends}><Button onClick={onClose}>{t`Cancel`}</Button><Button variant="filled" onClick={remove}>{t`Remove`}</Button></div>
    </Dialog>
  )
}
