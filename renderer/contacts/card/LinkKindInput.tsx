import { useLingui } from '@lingui/react/macro'
import { Autocomplete } from '@mantine/core'
import { Globe, MessageCircle, User } from 'lucide-react'
import { useFormContext, useWatch } from 'react-hook-form'
import { knownLabels, type LinkKind } from '#shared/contacts.ts'
import { networkNamed, networks } from '#shared/networks.ts'
import { labelText, linkKindWords } from '../words.ts'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'

const icons = { web: Globe, social: User, messenger: MessageCircle }

/** What a link is: a page under one of its labels, or the network that the user name beside it is of. */
export function LinkKindInput({ at }: { at: number }) {
  const { t } = useLingui()
  const { control, setValue } = useFormContext<CardForm>()
  const row = useWatch({ control, name: `links.${at}` })
  const byText = new Map(knownLabels.links.map((label) => [labelText(t, 'links', label), label as string]))
  const ofKind = (kind: LinkKind) => networks.filter((network) => network.kind === kind && network.name !== 'Twitter').map(({ name }) => name)
  const choose = (text: string) => {
    const network = networkNamed(text)
    const label = byText.get(text)
    setValue(`links.${at}.label`, network?.name ?? label ?? text, { shouldDirty: true })
    if (network ?? label) setValue(`links.${at}.kind`, network?.kind ?? 'web', { shouldDirty: true })
  }
  const Icon = icons[row?.kind ?? 'web']
  const shown = row?.kind === 'web' ? labelText(t, 'links', row.label) : (row?.label ?? '')
  const data = [
    { group: t(linkKindWords.web), items: [...byText.keys()] },
    { group: t(linkKindWords.social), items: ofKind('social').filter((name) => !byText.has(name)) },
    { group: t(linkKindWords.messenger), items: ofKind('messenger').filter((name) => !byText.has(name)) },
  ]
  const isChosen = byText.has(shown) || networkNamed(shown) !== null
  return (
    <Autocomplete
      className={classes.label ?? ''} leftSection={<Icon size={13} strokeWidth={1.75} />} leftSectionWidth={19} aria-label={t`Kind of link`} data={data} maxDropdownHeight={300} value={shown} onChange={choose} autoComplete="off"
      filter={({ options, search }) => (isChosen ? options : options.flatMap((option) => ('items' in option ? [{ ...option, items: option.items.filter((item) => item.label.toLowerCase().includes(search.toLowerCase())) }] : [])).filter((group) => group.items.length > 0))}
      comboboxProps={{ width: 170, position: 'bottom-start', transitionProps: { duration: 0 } }} onFocus={(event) => event.currentTarget.select()}
    />
  )
}
