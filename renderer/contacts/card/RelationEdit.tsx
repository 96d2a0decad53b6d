import { useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useEffect, useId } from 'react'
import { Controller, useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { reverseOf, type RelationType } from '#shared/relations.ts'
import { trpc } from '../../client/trpc.ts'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'
import { LabelInput } from './LabelInput.tsx'
import { RelationInput } from './RelationInput.tsx'
import { RowMenu, pressInRow, type RowMoves } from './RowMenu.tsx'

/** Relations as this side sees them, wherever they are stored. A new word of the user's own asks what the other side says. */
export function RelationEdit() {
  const { t } = useLingui()
  const { control } = useFormContext<CardForm>()
  const { fields, append, remove, swap } = useFieldArray({ control, name: 'relations', keyName: 'key' })
  const { data: types } = useQuery(trpc.relations.types.queryOptions())
  const own = [...new Set((types ?? []).flatMap((type) => [type.name, type.reverse]))]
  const name = t`Relation`
  return (
    <div className={classes.list} data-list-field="relations" data-is-empty={fields.length === 0 || undefined}>
      {fields.map((field, at) => {
        const moves: RowMoves = { up: at > 0 ? () => swap(at, at - 1) : null, down: at < fields.length - 1 ? () => swap(at, at + 1) : null, remove: () => remove(at) }
        const place = at + 1
        return (
          <div key={field.key} className={classes.relation} onKeyDown={(event) => pressInRow(event, moves)}>
            <div className={classes.item}>
              <LabelInput list="relations" name={`relations.${at}.label`} ariaLabel={t`Label of ${name} ${place}`} more={own} />
              <RelationInput at={at} ariaLabel={`${name} ${at + 1}`} />
              <RowMenu moves={moves} name={`${name} ${at + 1}`} />
            </div>
            {types ? <ReverseInput at={at} types={types} /> : null}
          </div>
        )
      })}
      <Button variant="subtle" className={classes.add ?? ''} leftSection={<Plus size={13} />} onClick={() => append({ label: 'colleague', otherId: null, name: '' }, { focusName: `relations.${fields.length}.name` })}>{name}</Button>
    </div>
  )
}

/** What this contact then is to the other: asked for once, when a word is new, and kept as a kind of relation. */
function ReverseInput({ at, types }: { at: number; types: readonly RelationType[] }) {
  const { t } = useLingui()
  const id = useId()
  const { control, setValue } = useFormContext<CardForm>()
  const row = useWatch({ control, name: `relations.${at}` })
  const label = row?.label.trim() ?? ''
  // A row that came with the card keeps its word, known or not; only what is written now is asked about.
  const isNew = label !== '' && row?.isTheirs !== true && reverseOf(label, types) === null && row?.id === undefined
  const isAsked = row?.reverse !== undefined
  useEffect(() => { if (isNew !== isAsked) setValue(`relations.${at}.reverse`, isNew ? '' : undefined) }, [isNew, isAsked, at, setValue])
  if (!isNew) return null
  return (
    <div className={classes.reverse}>
      <label htmlFor={id}>{t`and the other way round`}</label>
      <Controller control={control} name={`relations.${at}.reverse`} render={({ field }) => <TextInput {...field} id={id} value={field.value ?? ''} placeholder={label} autoComplete="off" />} />
    </div>
  )
}
