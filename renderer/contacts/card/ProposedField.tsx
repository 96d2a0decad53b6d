import { useLingui } from '@lingui/react/macro'
import { ActionIcon, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useDeferredValue, useId } from 'react'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { hasCjk } from '#shared/names.ts'
import { proposeSalutation } from '#shared/salutation.ts'
import { trpc } from '../../client/trpc.ts'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'

/** The salutation, proposed from title and name in the contact's language. */
export function SalutationField({ label }: { label: string }) {
  const { i18n } = useLingui()
  const { control } = useFormContext<CardForm>()
  const [texts, kind, order] = useWatch({ control, name: ['texts', 'kind', 'familyNameFirst'] })
  const proposal = proposeSalutation({ ...texts, kind, salutation: null, familyNameFirst: order === 'auto' ? null : order === 'first' }, texts.language || (hasCjk(`${texts.familyName}${texts.givenName}`) ? 'zh' : i18n.locale))
  return <Proposed name="texts.salutation" label={label} proposal={proposal ?? ''} />
}

/** The key to sort by: pinyin for Chinese names. The core knows the sounds. */
export function SortField({ label }: { label: string }) {
  const { control } = useFormContext<CardForm>()
  const [texts, kind, order] = useWatch({ control, name: ['texts', 'kind', 'familyNameFirst'] })
  const { prefix, givenName, middleName, familyName, suffix, nickname, fullName, fileAs, phoneticGivenName, phoneticFamilyName } = texts
  const parts = useDeferredValue(JSON.stringify({ kind, prefix, givenName, middleName, familyName, suffix, nickname, fullName, fileAs, phoneticGivenName, phoneticFamilyName, familyNameFirst: order === 'auto' ? null : order === 'first' }))
  const { data } = useQuery(trpc.cards.previewName.queryOptions(JSON.parse(parts) as object, { placeholderData: keepPreviousData, gcTime: 5_000 }))
  return <Proposed name="texts.sortAs" label={label} proposal={data?.sortKey ?? ''} />
}

/** A line with what would hold without it in faint letters; a button (or Ctrl and space) writes it in, to be changed. */
function Proposed({ name, label, proposal }: { name: 'texts.salutation' | 'texts.sortAs'; label: string; proposal: string }) {
  const { t } = useLingui()
  const id = useId()
  const { control } = useFormContext<CardForm>()
  return (
    <Controller
      control={control} name={name}
      render={({ field }) => {
        const isOffered = field.value === '' && proposal !== ''
        return (
          <div className={classes.field}>
            <label htmlFor={id} title={label}>{label}</label>
            <TextInput
              {...field} id={id} className={classes.input ?? ''} autoComplete="off" placeholder={proposal}
              onKeyDown={(event) => {
                if (!isOffered || !event.ctrlKey || event.key !== ' ' || event.nativeEvent.isComposing) return
                event.preventDefault()
                field.onChange(proposal)
              }}
              rightSection={isOffered ? <ActionIcon size={20} tabIndex={-1} aria-label={t`Take “${proposal}”`} title={`${t`Take what is proposed`}  Ctrl+␣`} onClick={() => field.onChange(proposal)}><Check size={13} /></ActionIcon> : null}
            />
          </div>
        )
      }}
    />
  )
}
