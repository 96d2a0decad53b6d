import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Language } from '#shared/command-list.ts'
import { trpc } from '../client/trpc.ts'
import { useCommands } from '../ui/command.ts'
import { fillDemo, useFilling } from './fill-demo.ts'
import classes from './Start.module.css'

interface Props {
  language: Language
  languages: readonly { value: Language; label: string }[]
  onLanguage: (language: Language) => void
}

/** A file with nothing in it: three ways to begin, where the file is, and the language. */
export function StartScreen({ language, languages, onLanguage }: Props) {
  const { t } = useLingui()
  const commands = useCommands()
  const { data } = useQuery(trpc.info.get.queryOptions())
  const { isFilling } = useFilling()
  const place = useRef<HTMLDivElement>(null)
  // Only where nothing else has the focus: an empty list that was searched keeps it in the search box.
  useEffect(() => { if (document.activeElement === document.body) place.current?.querySelector<HTMLElement>('button')?.focus() }, [])
  const file = data?.file ?? ''
  const inTrash = data?.inTrash ?? 0
  return (
    <div ref={place} className={classes.place}>
      <section className={classes.welcome} aria-labelledby="welcome">
        <h2 id="welcome">{t`Welcome to Touchbase`}</h2>
        <p className={classes.lead}>{t`Everything about the people you work with, on your own computer. How would you like to begin?`}</p>
        <ul className={classes.choices}>
          <Choice title={t`Import an address book`} words={t`vCard or CSV from Google, Outlook, Apple, Thunderbird, LinkedIn and others. Or drop files anywhere on this window.`}>
            <Button variant="filled" onClick={() => commands.run('contacts.import')}><Trans>Import…</Trans></Button>
          </Choice>
          <Choice title={t`Look around with sample data`} words={inTrash > 0 ? t`For a file with nothing in it; this one has contacts in its trash.` : t`260 invented people and companies. One undo takes them all away again.`}>
            <Button disabled={isFilling || inTrash > 0} onClick={() => void fillDemo()}>{isFilling ? t`Being filled in…` : t`Fill in samples`}</Button>
          </Choice>
          <Choice title={t`Start empty`} words={t`Write the first contact yourself.`}>
            <Button onClick={() => commands.run('contacts.new')}><Trans>New contact</Trans></Button>
          </Choice>
        </ul>
        <div className={classes.foot}>
          {data ? <p><Trans>Your file: {file}</Trans><br /><Trans>Everything stays on this computer. Nothing is sent anywhere unless you set it up.</Trans></p> : null}
          <div className={classes.languages} role="group" aria-label={t`Language`}>
            {languages.map(({ value, label }) => <Button key={value} variant={value === language ? 'light' : 'subtle'} lang={value} aria-pressed={value === language} onClick={() => onLanguage(value)}>{label}</Button>)}
          </div>
        </div>
      </section>
    </div>
  )
}

function Choice({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return <li><div><b>{title}</b><p>{words}</p></div>{children}</li>
}
