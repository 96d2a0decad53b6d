import { useLingui } from '@lingui/react/macro'
import { Spotlight, useSpotlight } from '@mantine/spotlight'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Building2, Plus, Search, User } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { byName } from '#shared/lookup.ts'
import { trpc } from '../client/trpc.ts'
import { openQuickAdd } from '../quick-add/quick-add-state.ts'
import { useCommands, type ShownCommand } from '../ui/command.ts'
import { KeyText } from '../ui/CommandButton.tsx'
import { useHeldKeys } from '../ui/held-keys.ts'
import classes from './Frame.module.css'
import { palette, paletteStore } from './palette-state.ts'
import { PaletteDocuments } from './PaletteDocuments.tsx'
import { PaletteEntries } from './PaletteEntries.tsx'
import { useFoundDocuments } from './use-found-documents.ts'
import { useFoundEntries } from './use-found-entries.ts'

/** One box for everything: any command that applies, any person or company, what was said of it, its documents, something to plan. */
export function Palette() {
  const { t } = useLingui()
  const [query, setQuery] = useState('')
  useHeldKeys(useSpotlight(paletteStore).opened)
  const commands = useCommands()
  const navigate = useNavigate()
  const text = useDeferredValue(query.trim())
  const { data, isFetching, isPlaceholderData } = useQuery(trpc.contacts.list.queryOptions({ lookup: { text }, sort: byName, offset: 0, limit: 12 }, { enabled: text !== '', placeholderData: keepPreviousData, gcTime: 5_000 }))
  const found = matching(commands.all, text)
  const recent = useQuery(trpc.contacts.recent.queryOptions({ limit: 6 })).data ?? []
  const people = text === '' ? recent.map((row) => ({ ...row, title: '', city: '' })) : bestFirst(data?.rows ?? [], text).slice(0, found.length > 0 ? 6 : 12)
  const isTime = text !== '' && !isFetching && !isPlaceholderData
  const entries = useFoundEntries(text, isTime)
  const documents = useFoundDocuments(text, isTime)
  // What is no command may be something to plan.
  const isSentence = text.length > 1 && (found.length === 0 || text.includes(' '))
  useFirstSelected([text, ...people.map((row) => row.id), ...found.map((command) => command.id)].join())
  return (
    <Spotlight.Root store={paletteStore} query={query} onQueryChange={setQuery} shortcut={null} size={560} centered={false} yOffset="14vh" attributes={{ content: { 'aria-label': t`Palette` } }} transitionProps={{ duration: 0 }} overlayProps={{ backgroundOpacity: 0.25 }} scrollable={false}>
      <Spotlight.Search placeholder={t`A command, a person or a company`} aria-label={t`A command, a person or a company`} leftSection={<Search size={15} />} size="md" classNames={{ input: classes.paletteSearch ?? '' }} />
      <Spotlight.ActionsList className={classes.palette ?? ''}>
        {people.length > 0 ? <div className={classes.group} role="presentation">{text === '' ? t`Opened lately` : t`People and companies`}</div> : null}
        {people.map((row) => (
          <Spotlight.Action key={row.id} className={classes.paletteItem ?? ''} onClick={() => void navigate({ to: '/contacts', search: { id: row.id } } as never)}>
            {row.kind === 'company' ? <Building2 size={15} aria-hidden /> : <User size={15} aria-hidden />}
            <span><bdi>{row.name}</bdi></span>
            <small><bdi>{[row.title, row.kind === 'company' ? row.city : row.company].filter(Boolean).join(' · ')}</bdi></small>
          </Spotlight.Action>
        ))}
        {found.length > 0 ? <div className={classes.group} role="presentation">{t`Commands`}</div> : null}
        {found.map((command) => (
          <Spotlight.Action key={command.id} className={classes.paletteItem ?? ''} onClick={() => {
            palette.close()
            // The palette gives the focus back first; a command that moves it comes after.
            window.setTimeout(() => commands.run(command.id), 20)
          }}>
            <command.icon size={15} aria-hidden />
            <span>{command.title}</span>
            {command.keyText ? <KeyText text={command.keyText} /> : null}
          </Spotlight.Action>
        ))}
        {isSentence ? (
          <Spotlight.Action className={classes.paletteItem ?? ''} onClick={() => {
            palette.close()
            window.setTimeout(() => openQuickAdd(query.trim()), 20)
          }}>
            <Plus size={15} aria-hidden />
            <span>{t`Add: ${text}`}</span>
          </Spotlight.Action>
        ) : null}
        <PaletteEntries entries={entries} text={text} />
        <PaletteDocuments documents={documents} />
        {people.length === 0 && found.length === 0 && entries.length + documents.length === 0 && !isSentence ? <Spotlight.Empty>{t`Nothing matches.`}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/**
 * Selects the first line whenever the lines change. The palette marks the selected line by an attribute of its own and
 * does so only while one types; people arrive a moment later.
 */
function useFirstSelected(lines: string): void {
  useEffect(() => {
    const { listId, opened } = paletteStore.getState()
    const list = opened ? document.getElementById(listId) : null
    if (!list) return
    list.querySelector('[data-selected]')?.removeAttribute('data-selected')
    list.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
    paletteStore.updateState((state) => ({ ...state, selected: 0 }))
  }, [lines])
}

/** Those whose name begins with what was typed before those found by something else; else the order stays. */
function bestFirst<T extends { name: string }>(rows: readonly T[], text: string): T[] {
  const isBest = ({ name }: T) => name.toLowerCase().startsWith(text.toLowerCase())
  return [...rows.filter(isBest), ...rows.filter((row) => !isBest(row))]
}

/** Commands that apply and whose title has every word that was typed. */
function matching(commands: readonly ShownCommand[], text: string): ShownCommand[] {
  const words = text.toLowerCase().split(/\s+/)
  return commands.filter((command) => command.id !== 'view.palette' && command.when?.() !== false && words.every((word) => command.title.toLowerCase().includes(word)))
}
