import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { countryCodeOf } from '#shared/countries.ts'
import { emptyAddress, type CardForm } from './card-form.ts'
import classes from './Edit.module.css'
import { LabelInput } from './LabelInput.tsx'
import { RowMenu, pressInRow, type RowMoves } from './RowMenu.tsx'
import { TextField } from './TextField.tsx'

/** Addresses in their parts. */
export function AddressEdit() {
  const { t } = useLingui()
  const { control, setValue, getValues } = useFormContext<CardForm>()
  const { fields, append, remove, swap } = useFieldArray({ control, name: 'addresses', keyName: 'key' })
  const name = t`Address`
  return (
    <div className={classes.blocks} data-list-field="addresses" data-is-empty={fields.length === 0 || undefined}>
      {fields.map((field, at) => {
        const moves: RowMoves = { up: at > 0 ? () => swap(at, at - 1) : null, down: at < fields.length - 1 ? () => swap(at, at + 1) : null, remove: () => remove(at) }
        const place = at + 1
        const isUsed = (part: 'poBox' | 'extended') => getValues(`addresses.${at}.${part}`) !== ''
        return (
          <div key={field.key} className={classes.block} onKeyDown={(event) => pressInRow(event, moves)}>
            <div className={classes.field}>
              <span className={classes.heading}>{name}</span>
              <LabelInput list="addresses" name={`addresses.${at}.label`} ariaLabel={t`Label of ${name} ${place}`} />
            </div>
            <TextField name={`addresses.${at}.street`} label={t`Street`} />
            {isUsed('extended') ? <TextField name={`addresses.${at}.extended`} label={t`More`} /> : null}
            {isUsed('poBox') ? <TextField name={`addresses.${at}.poBox`} label={t`PO box`} /> : null}
            <TextField name={`addresses.${at}.postalCode`} label={t`Postcode`} />
            <TextField name={`addresses.${at}.city`} label={t`City`} />
            <TextField name={`addresses.${at}.region`} label={t`Region`} />
            <TextField name={`addresses.${at}.country`} label={t`Country`} onChanged={(country) => setValue(`addresses.${at}.countryCode`, countryCodeOf(country))} />
            <div className={classes.corner}><RowMenu moves={moves} name={`${name} ${at + 1}`} /></div>
          </div>
        )
      })}
      <Button variant="subtle" className={classes.add ?? ''} leftSection={<Plus size={13} />} onClick={() => append(emptyAddress(), { focusName: `addresses.${fields.length}.street` })}>{name}</Button>
    </div>
  )
}
