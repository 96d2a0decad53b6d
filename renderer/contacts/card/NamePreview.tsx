import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useId } from 'react'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import type { ContactKind } from '#shared/contacts.ts'
import { displayName, listName } from '#shared/names.ts'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'

/** How the name will be shown and listed, and, with all fields in sight, which of its parts comes first. */
export function NamePreview({ isAll, kind }: { isAll: boolean; kind: ContactKind }) {
  const { t } = useLingui()
  const id = useId()
  const { control } = useFormContext<CardForm>()
  const texts = useWatch({ control, name: 'texts' })
  const order = useWatch({ control, name: 'familyNameFirst' })
  const parts = { ...texts, kind, familyNameFirst: order === 'auto' ? null : order === 'first', phones: [], emails: [], positions: [] }
  const [name, inLists] = [displayName(parts), listName(parts)]
  return (
    <>
      {isAll && kind === 'person' ? (
        <div className={classes.field}>
          <label htmlFor={id}>{t`Name order`}</label>
          <Controller control={control} name="familyNameFirst" render={({ field }) => (
            <NativeSelect {...field} id={id} className={classes.input ?? ''} data={[{ value: 'auto', label: t`By script` }, { value: 'last', label: t`Given first` }, { value: 'first', label: t`Family first` }]} />
          )} />
        </div>
      ) : null}
      {isAll && name !== '–' ? (
        <div className={classes.field}>
          <span className={classes.heading}>{t`Shown as`}</span>
          <output className={classes.preview} title={`${name}\n${inLists}`}><bdi>{name}</bdi>{inLists === name ? null : <> · <bdi>{inLists}</bdi></>}</output>
        </div>
      ) : null}
    </>
  )
}
