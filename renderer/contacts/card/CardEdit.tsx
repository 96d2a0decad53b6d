import { zodResolver } from '@hookform/resolvers/zod'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useMemo, useRef, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { Contact, ContactKind } from '#shared/contacts.ts'
import type { SeenRelation } from '#shared/relations.ts'
import { failureOf, type Failure } from '../../client/failures.ts'
import { client } from '../../client/trpc.ts'
import { useFailureWords } from '../../ui/failure-words.ts'
import { regional } from '../../ui/times.ts'
import { dateOrderOf } from '../date-input.ts'
import { cardFormSchema, changesOf, differingFields, emptyForm, newTypesOf, theirsOf, toForm, type CardForm } from './card-form.ts'
import { focusNow, useCard } from './card-state.ts'
import { changeJobFocus, withNewJob } from './change-job.ts'
import { draftOf, dropDraft, keepDraft, type DraftKey } from './drafts.ts'
import { EditFields } from './EditFields.tsx'
import { focusField } from './focus-field.ts'
import classes from './Edit.module.css'
import { MeanwhileNote } from './MeanwhileNote.tsx'
import { SimilarPanel } from '../similar/SimilarPanel.tsx'

interface Props {
  /** The contact, or null for a new one. */
  contact: Contact | null
  kind: ContactKind
  /** Its relations as stored on either side. */
  seen?: readonly SeenRelation[]
  /** Called with the contact's id once it is saved. */
  onSaved: (id: number) => void
  onCancel: () => void
}

/**
 * A card being edited. All that is changed goes in one save, so that one undo takes it back. Leaving the card saves it;
 * what cannot be saved now (a mistake, a core that is being restarted) is kept as a draft and comes back with the card.
 */
export function CardEdit({ contact, kind, seen = [], onSaved, onCancel }: Props) {
  const { i18n } = useLingui()
  const order = dateOrderOf(regional(i18n.locale))
  const key: DraftKey = contact?.id ?? kind
  const start = useMemo(() => {
    const draft = draftOf(key)
    const base = contact ? toForm(contact, i18n.locale, seen) : emptyForm(kind)
    const form = draft?.form ?? base
    return { base: draft?.base ?? base, form: focusNow() === changeJobFocus ? withNewJob(form, i18n.locale) : form }
  }, [key]) // eslint-disable-line react-hooks/exhaustive-deps -- what is being edited starts once, whatever arrives from the core meanwhile
  const schema = useMemo(() => cardFormSchema(order), [order])
  const form = useForm<CardForm>({ defaultValues: start.form, resolver: zodResolver(schema), mode: 'onBlur' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const isDone = useRef(false)
  const root = useRef<HTMLFormElement>(null)

  const send = async (values: CardForm): Promise<number> => {
    const changes = changesOf(start.base, values, order)
    const types = newTypesOf(values)
    if (!contact) return (await client.relations.createCard.mutate({ changes: { kind, ...changes }, types })).id
    const theirs = theirsOf(start.base, values)
    if (Object.keys(changes).length + theirs.length + types.length > 0) await client.relations.saveCard.mutate({ id: contact.id, changes, theirs, types })
    return contact.id
  }
  const save = form.handleSubmit(async (values) => {
    try {
      const id = await send(values)
      isDone.current = true
      dropDraft(key)
      onSaved(id)
    } catch (error) {
      setFailure(failureOf(error))
    }
  }, (errors) => window.setTimeout(() => focusField(root.current, firstErrorPath(errors))))
  const restore = () => {
    isDone.current = true
    dropDraft(key)
    onCancel()
  }
  useKeptDraft(key, form, start.base, isDone)
  useLeaving(key, () => form.getValues(), start.base, schema, send, isDone)
  useEffect(() => {
    useCard.setState({ save: () => void save(), restore })
    return () => useCard.setState({ save: null, restore: null })
  })
  useEffect(() => { focusField(root.current, focusNow() === changeJobFocus ? 'positions.0.company' : focusNow()) }, [])
  return (
    <FormProvider {...form}>
      <form
        ref={root} className={classes.form} noValidate data-card-form onSubmit={(event) => void save(event)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          // Escape first closes a list of suggestions; only then it leaves the card.
          if (event.key === 'Escape' && !event.defaultPrevented && !(event.target as HTMLElement).closest('[aria-expanded="true"]')) {
            event.stopPropagation()
            restore()
          }
        }}
      >
        {failure ? <FailureNote failure={failure} /> : null}
        {contact ? <MeanwhileNote fields={differingFields(start.base, toForm(contact, i18n.locale, seen)).filter((field) => differingFields(start.base, form.getValues()).includes(field))} /> : null}
        <EditFields kind={kind} />
        <SimilarPanel id={contact?.id ?? null} kind={kind} base={start.base} onTake={contact ? null : () => { isDone.current = true }} />
        <button type="submit" hidden />
      </form>
    </FormProvider>
  )
}

function FailureNote({ failure }: { failure: Failure }) {
  const { happened, kept } = useFailureWords(failure)
  const { message } = failure
  return <div className={classes.note} role="alert"><b>{happened}</b> {kept} {failure.code === 'internal' || failure.code === 'invalid' ? <span data-selectable><Trans>Details: {message}</Trans></span> : null}</div>
}

/** Writes the draft a third of a second after the last key, while it differs from what it was made from. */
function useKeptDraft(key: DraftKey, form: ReturnType<typeof useForm<CardForm>>, base: CardForm, isDone: { current: boolean }): void {
  useEffect(() => {
    let timer = 0
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        window.clearTimeout(timer)
        timer = window.setTimeout(() => { if (!isDone.current) keepDraft(key, { base, form: structuredClone(values) }) }, 300)
      },
    })
    return () => {
      window.clearTimeout(timer)
      unsubscribe()
    }
  }, [key, form, base, isDone])
}

/** Saves what was changed when the card is left for another; where that fails, the draft stays. */
function useLeaving(key: DraftKey, valuesNow: () => CardForm, base: CardForm, schema: ReturnType<typeof cardFormSchema>, send: (values: CardForm) => Promise<number>, isDone: { current: boolean }): void {
  const latest = useRef({ valuesNow, send })
  useEffect(() => { latest.current = { valuesNow, send } })
  useEffect(() => () => {
    if (isDone.current) return
    const values = latest.current.valuesNow()
    if (differingFields(base, values).length === 0) {
      dropDraft(key)
      return
    }
    keepDraft(key, { base, form: structuredClone(values) })
    // A new card that was left is kept as a draft: nobody has said yet that it should be.
    if (typeof key === 'string' || !schema.safeParse(values).success) return
    latest.current.send(values).then(() => dropDraft(key), () => {}) // Not saved: the draft is there when the card is opened again.
  }, [key, base, schema, isDone])
}

function firstErrorPath(errors: object, path = ''): string | null {
  for (const [name, value] of Object.entries(errors) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null || name === 'ref') continue
    const here = path ? `${path}.${name}` : name
    if ('type' in value && 'message' in value) return here
    const inner = firstErrorPath(value, here)
    if (inner) return inner
  }
  return null
}
