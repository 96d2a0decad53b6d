import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useFieldArray, useFormContext, type FieldArrayPath } from 'react-hook-form'
import { labelText, rowWords } from '../words.ts'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'
import { LabelInput } from './LabelInput.tsx'
import { LinkKindInput } from './LinkKindInput.tsx'
import { RowMenu, pressInRow, type RowMoves } from './RowMenu.tsx'
import { ValueInput } from './ValueInput.tsx'

type SimpleList = 'phones' | 'emails' | 'links' | 'dates'

const emptyRow = {
  phones: { label: 'work', value: '' }, emails: { label: 'work', value: '' }, links: { kind: 'web', label: 'homepage', value: '' }, dates: { label: 'birthday', value: '' },
} as const satisfies { [List in SimpleList]: CardForm[List][number] }

/** A list whose rows are a label and a value. */
export function SimpleRows({ list }: { list: SimpleList }) {
  const { t } = useLingui()
  const { control, getValues } = useFormContext<CardForm>()
  const { fields, append, remove, swap } = useFieldArray({ control, name: list as FieldArrayPath<CardForm>, keyName: 'key' })
  const name = t(rowWords[list])
  const add = () => append({ ...emptyRow[list] }, { focusName: `${list}.${fields.length}.value` })
  return (
    <div className={classes.list} data-list-field={list} data-is-empty={fields.length === 0 || undefined}>
      {fields.map((field, at) => {
        const moves: RowMoves = { up: at > 0 ? () => swap(at, at - 1) : null, down: at < fields.length - 1 ? () => swap(at, at + 1) : null, remove: () => remove(at) }
        const place = at + 1
        return (
          <div key={field.key} className={classes.item} onKeyDown={(event) => pressInRow(event, moves)}>
            {list === 'links' ? <LinkKindInput at={at} /> : <LabelInput list={list} name={`${list}.${at}.label`} ariaLabel={t`Label of ${name} ${place}`} />}
            <ValueInput list={list} at={at} ariaLabel={`${labelText(t, list, getValues(`${list}.${at}.label`))} ${name} ${at + 1}`} />
            <RowMenu moves={moves} name={`${name} ${at + 1}`} />
          </div>
        )
      })}
      <Button variant="subtle" className={classes.add ?? ''} leftSection={<Plus size={13} />} onClick={add}>{name}</Button>
    </div>
  )
}
