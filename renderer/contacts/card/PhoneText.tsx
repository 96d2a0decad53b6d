import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { trpc, type Outputs } from '../../client/trpc.ts'

/** A number as it was typed; pointing at it says how it is dialled from abroad, and where its country was taken from. */
export function PhoneText({ contactId, at, value }: { contactId: number; at: number; value: string }) {
  const { i18n } = useLingui()
  const [isAsked, setAsked] = useState(false)
  const { data } = useQuery(trpc.cards.phones.queryOptions({ id: contactId }, { enabled: isAsked }))
  const told = useReading()
  const reading = data?.[at]
  return <bdi dir="ltr" lang={i18n.locale} onPointerEnter={() => setAsked(true)} title={reading ? told(reading) : undefined}>{value}</bdi>
}

type Reading = Outputs['cards']['phones'][number]

function useReading(): (reading: Reading) => string {
  const { t, i18n } = useLingui()
  return ({ international, country, source }) => {
    if (international === null) return source === null ? t`No country is set that this number could belong to (Settings).` : t`This could not be understood as a phone number.`
    const name = country ? (new Intl.DisplayNames(i18n.locale, { type: 'region' }).of(country) ?? country) : ''
    if (!name || source === 'number') return [international, name].filter(Boolean).join('\n')
    return `${international}\n${source === 'address' ? t`Taken for ${name}, by the address` : t`Taken for ${name}, by the settings`}`
  }
}
