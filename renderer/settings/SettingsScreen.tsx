import { useLingui } from '@lingui/react/macro'
import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import type { Language } from '#shared/command-list.ts'
import { setSetting, useSetting } from '../client/settings.ts'
import { trpc } from '../client/trpc.ts'
import { accentNames, accents, type Accent } from '../ui/accents.ts'
import { countriesIn } from '../ui/countries.ts'
import { accentSchema, themeSchema } from '../ui/look.ts'
import { MyRecord } from './MyRecord.tsx'
import { RelationTypes } from './RelationTypes.tsx'
import classes from './Settings.module.css'
import { Group, Line } from './SettingsParts.tsx'
import { UnusedFiles } from './UnusedFiles.tsx'

const countrySchema = z.string().max(2)

interface Props {
  language: Language
  languages: readonly { value: Language; label: string }[]
  onLanguage: (language: Language) => void
  /** The usual kinds of relations, in words. */
  relations: readonly { value: string; label: string }[]
  /** Goes to a contact's card. */
  onContact: (id: number) => void
  /** Settings of other features, each with its title. */
  more: readonly { title: string; content: ReactNode }[]
}

/** What the user may set. All of it takes hold at once and is kept in the file. */
export function SettingsScreen({ language, languages, onLanguage, relations, onContact, more }: Props) {
  const { t } = useLingui()
  const theme = useSetting('theme', themeSchema, 'auto')
  const country = useSetting('country', countrySchema, '')
  return (
    <div className={classes.screen}>
      <header className={classes.header}><h1>{t`Settings`}</h1></header>
      <div className={classes.scroll}>
        <Group title={t`Appearance`}>
          <Line label={t`Language`}>{(id) => <Select id={id} w={220} allowDeselect={false} data={languages.map((entry) => ({ ...entry }))} value={language} onChange={(value) => value && onLanguage(value as Language)} />}</Line>
          <Line label={t`Theme`}>{(id) => <SegmentedControl id={id} aria-label={t`Theme`} value={theme} onChange={(value) => setSetting('theme', value)} data={[{ value: 'auto', label: t`As the system` }, { value: 'light', label: t`Light` }, { value: 'dark', label: t`Dark` }]} />}</Line>
          <Line label={t`Accent`}>{(id) => <Accents id={id} />}</Line>
        </Group>
        <Group title={t`Phones`}>
          <Line label={t`Country`} hint={t`Numbers without a country code are taken to be of this country.`}>
            {(id) => <Countries id={id} country={country} />}
          </Line>
        </Group>
        {more.map(({ title, content }) => <Group key={title} title={title}>{content}</Group>)}
        <MyRecord onContact={onContact} />
        <RelationTypes known={relations} />
        <FileGroup />
      </div>
    </div>
  )
}

function Countries({ id, country }: { id: string; country: string }) {
  const { t, i18n } = useLingui()
  return <Select id={id} w={220} searchable clearable placeholder={t`Not set`} maxDropdownHeight={320} data={countriesIn(i18n.locale).map(({ code, name }) => ({ value: code, label: name }))} value={country || null} onChange={(value) => setSetting('country', value ?? '')} nothingFoundMessage={t`No such country`} clearButtonProps={{ 'aria-label': t`Clear` }} />
}

function Accents({ id }: { id: string }) {
  const { t } = useLingui()
  const accent = useSetting<Accent>('accent', accentSchema, 'blue')
  const names: Record<Accent, string> = { blue: t`Blue`, indigo: t`Indigo`, violet: t`Violet`, pink: t`Pink`, red: t`Red`, orange: t`Orange`, green: t`Green`, teal: t`Teal` }
  return (
    <div id={id} role="radiogroup" aria-label={t`Accent`} className={classes.accents}>
      {accentNames.map((name) => (
        <button key={name} type="button" role="radio" aria-checked={accent === name} aria-label={names[name]} title={names[name]} className={classes.accent} style={{ background: accents[name].light }} onClick={() => setSetting('accent', name)}>
          {accent === name ? <Check size={14} strokeWidth={3} aria-hidden /> : null}
        </button>
      ))}
    </div>
  )
}

function FileGroup() {
  const { t, i18n } = useLingui()
  const { data } = useQuery(trpc.info.get.queryOptions())
  if (!data) return null
  const size = i18n.number(data.size / 1_048_576, { maximumFractionDigits: 1 })
  return (
    <Group title={t`This file`}>
      <Line label={t`File name`}>{() => <span className={classes.plain} data-selectable title={data.file}>{data.fileName}</span>}</Line>
      <Line label={t`Contacts`}>{() => <span className={classes.plain}>{i18n.number(data.contacts)}</span>}</Line>
      <Line label={t`Size`}>{() => <span className={classes.plain}>{t`${size} MB`}</span>}</Line>
      <Line label={t`Photos, documents`} hint={t`Files that no card refers to any more, and that no undo could bring back.`}>{(id) => <UnusedFiles id={id} />}</Line>
    </Group>
  )
}
