import { useLingui } from '@lingui/react/macro'
import { Autocomplete, TextInput } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, type Ref } from 'react'
import { trpc } from '../client/trpc.ts'
import type { PickedPerson } from '../ui/ContactPicker.tsx'
import { closeLog } from '../ui/log-dialog.ts'
import { understandTime } from '../ui/understand-time.ts'
import classes from './History.module.css'
import { remarkKey, type LogForm } from './log-form.ts'

/** Of so many people on an entry the numbers are offered. */
const mostAsked = 5

/** Ctrl+J goes on to the next step, wherever in the dialog the focus is. */
export function useNextStepKey(plan: () => void): void {
  const latest = useEffectEvent(plan)
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.isComposing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'j') return
      event.preventDefault()
      latest()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}

/** About what: what was talked about with the first of them before is offered. */
export function Regarding({ value, people, onChange, inputRef }: { value: string; people: readonly PickedPerson[]; onChange: (value: string) => void; inputRef: Ref<HTMLInputElement> }) {
  const { t } = useLingui()
  const contactId = people.find((person) => person.contactId !== null)?.contactId ?? null
  const { data } = useQuery(trpc.history.timeline.queryOptions({ contactId, limit: 40 }, { enabled: contactId !== null, gcTime: 5_000 }))
  const [isListed, setListed] = useState(false)
  const earlier = [...new Set(data?.items.flatMap(({ id, regarding }) => (id !== null && regarding ? [regarding] : [])))].slice(0, 20)
  return <Autocomplete id="log-regarding" ref={inputRef} aria-label={t`Regarding`} value={value} onChange={onChange} data={earlier} limit={6} openOnFocus={false} onDropdownOpen={() => setListed(true)} onDropdownClose={() => setListed(false)} onKeyDown={(event) => { if (event.key === 'Escape' && !isListed && !event.nativeEvent.isComposing) closeLog() }} comboboxProps={{ transitionProps: { duration: 0 } }} />
}

/** The number of a call: those of the people who are on it are offered, any other is taken as it is typed. */
export function CalledNumber({ value, people, onChange }: { value: string; people: readonly PickedPerson[]; onChange: (value: string) => void }) {
  const { t } = useLingui()
  const ids = people.flatMap(({ contactId }) => contactId ?? []).slice(0, mostAsked)
  const known = useQueries({ queries: ids.map((id) => trpc.contacts.get.queryOptions({ id })), combine: (results) => results.flatMap(({ data }) => data?.phones.map((phone) => phone.value) ?? []) })
  const [isListed, setListed] = useState(false)
  // They are few: all of them are offered, whatever stands there already.
  const offered = [...new Set(known)].filter((number) => number.trim() !== '')
  return (
    <>
      <label htmlFor="log-phone">{t`Number`}</label>
      <div><Autocomplete id="log-phone" w={220} dir="ltr" inputMode="tel" autoComplete="off" maxLength={200} placeholder={t`not noted`} value={value} onChange={onChange} data={offered} filter={({ options }) => options} onDropdownOpen={() => setListed(true)} onDropdownClose={() => setListed(false)} onKeyDown={(event) => { if (event.key === 'Escape' && !isListed && !event.nativeEvent.isComposing) closeLog() }} comboboxProps={{ transitionProps: { duration: 0 } }} /></div>
    </>
  )
}

/** When it was: now, unless something else is typed. */
export function When({ at, today, isWrong, onWrong, onChange }: { at: number | null; today: string; isWrong: boolean; onWrong: (isWrong: boolean) => void; onChange: (at: number | null) => void }) {
  const { t, i18n } = useLingui()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = at === null ? '' : new Date(at).toLocaleString('sv-SE').slice(0, 16)
  const take = () => {
    if (typed === null) return
    const time = typed.trim() === '' ? null : understandTime(typed.replace(/^(\d{4}-\d\d-\d\d) (\d)/, '$1 $2'), i18n.locale, today) ?? understandTime(`today ${typed}`, i18n.locale, today)
    onWrong(time === null && typed.trim() !== '')
    if (time === null && typed.trim() !== '') return
    setTyped(null)
    onChange(time === null ? null : new Date(time.includes('T') ? time : `${time}T12:00:00`).getTime())
  }
  return <TextInput w={170} aria-label={t`When it was`} placeholder={t`now`} value={typed ?? shown} error={isWrong} onChange={(event) => { setTyped(event.currentTarget.value); onWrong(false) }} onBlur={take} />
}

/** Where several are on an entry: what is to be remembered of one of them, seen in that one's timeline only. */
export function Remarks({ form: { people, remarks }, onChange }: { form: LogForm; onChange: (part: Partial<LogForm>) => void }) {
  const { t } = useLingui()
  if (people.length < 2) return null
  return (
    <>
      <span>{t`Remarks`}</span>
      <div className={classes.remarks}>
        {people.map((person) => {
          const key = remarkKey(person)
          return <label key={key} style={{ display: 'contents' }}><bdi>{person.name}</bdi><TextInput size="xs" placeholder={t`Private, seen on this person only`} value={remarks[key] ?? ''} onChange={(event) => onChange({ remarks: { ...remarks, [key]: event.currentTarget.value } })} /></label>
        })}
      </div>
    </>
  )
}
