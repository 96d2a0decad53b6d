import { useLingui } from '@lingui/react/macro'
import { Spotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import type { HistoryItem } from '#shared/history.ts'
import { typeText } from '../ui/activity-words.ts'
import { showEntry } from '../ui/shown-entry.ts'
import { fullTime, shortTime } from '../ui/times.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import { useTypesById } from '../ui/use-activity-types.ts'
import classes from './Frame.module.css'
import { palette } from './palette-state.ts'
import { excerpt } from './use-found-entries.ts'

/** What was, found by the palette. They come last and a little later, so that nothing above them moves. */
export function PaletteEntries({ entries, text }: { entries: readonly HistoryItem[]; text: string }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const types = useTypesById()
  if (entries.length === 0) return null
  const open = ({ key, people: [first] }: HistoryItem) => {
    palette.close()
    const contactId = first?.contactId ?? null
    // The palette gives the focus back first; the timeline takes it after.
    window.setTimeout(() => {
      showEntry({ contactId, key, text })
      void (contactId === null ? navigate({ to: '/history' } as never) : navigate({ to: '/contacts', search: { id: contactId } } as never))
    }, 20)
  }
  return (
    <>
      <div className={classes.group} role="presentation">{t`History`}</div>
      {entries.map((entry) => {
        const type = types.get(entry.typeId)
        const [first] = entry.people
        const isAbout = entry.regarding.toLowerCase().includes(text.toLowerCase())
        const said = isAbout || !entry.details ? '' : excerpt(entry.details, text)
        return (
          <Spotlight.Action key={entry.key} className={classes.paletteItem ?? ''} onClick={() => open(entry)}>
            <TypeSign type={type} size={15} />
            <span><bdi>{[entry.regarding, said].filter(Boolean).join(' · ') || (type ? typeText(t, type) : '')}</bdi></span>
            <small className={classes.paletteAside}><bdi>{first?.name}</bdi>{entry.peopleCount > 1 ? ` +${entry.peopleCount - 1}` : ''}</small>
            <small title={fullTime(i18n.locale, entry.at)}>{shortTime(i18n.locale, entry.at)}</small>
          </Spotlight.Action>
        )
      })}
    </>
  )
}
