import { Plural, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check, ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import type { ImportMap } from '#shared/import-map.ts'
import type { ImportPreview } from '#shared/imports.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, queryClient, trpc } from '../client/trpc.ts'
import { choose, type ImportFile } from './import-state.ts'
import classes from './Mapping.module.css'
import { isMapTouched } from './reading.ts'
import { mapAlike, sameTables } from './same-tables.ts'
import { presetNames } from './target-words.ts'

interface Props {
  file: ImportFile
  map: ImportMap
  headers: readonly string[]
  origin: ImportPreview['mapFrom']
}

/** Where the map comes from, and the maps that are kept: to take another, to keep this one, to give one up. */
export function MapsMenu({ file, map, headers, origin }: Props) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery(trpc.imports.maps.queryOptions())
  const saved = data?.flatMap(({ id, name, map: kept }) => (name === null ? [] : [{ id, name, map: kept as ImportMap }])) ?? []
  const from = useOrigin(file, map, origin)
  const isTouched = isMapTouched(file.choices)
  const take = (kept: { name: string; map: ImportMap }) => {
    setOpen(false)
    choose(file.key, ({ constants: _constants, dateOrder: _dateOrder, ...choices }) => ({ ...choices, columns: {}, kept: { name: kept.name, map: kept.map } }))
  }
  const anew = () => {
    setOpen(false)
    choose(file.key, ({ constants: _constants, dateOrder: _dateOrder, kept: _kept, ...choices }) => ({ ...choices, columns: {} }))
  }
  const alike = isOpen ? sameTables(file, headers) : []
  const learned = origin?.kind === 'learned' ? data?.find(({ name, map: other }) => name === null && isSame(other as ImportMap, map)) : undefined
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus width={300}>
      <Popover.Target>
        <button type="button" className={classes.origin} aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}><span>{from}</span><ChevronDown size={13} aria-hidden /></button>
      </Popover.Target>
      <Popover.Dropdown className={classes.maps} aria-label={t`Maps that are kept`}>
        {saved.length > 0 ? <h4>{t`Saved`}</h4> : null}
        {saved.length > 0 ? (
          <ul>
            {saved.map((kept) => {
              const { name } = kept
              return (
                <li key={kept.id}>
                  <button type="button" className={classes.choice} onClick={() => take(kept)}><Check size={14} opacity={file.choices.kept?.name === name ? 1 : 0} aria-hidden /><bdi>{name}</bdi></button>
                  <ActionIcon aria-label={t`Delete the map “${name}”`} onClick={() => remove(kept.id)}><X size={13} /></ActionIcon>
                </li>
              )
            })}
          </ul>
        ) : null}
        <SaveMap map={map} headers={headers} onSaved={() => setOpen(false)} />
        {alike.length > 0 && isTouched ? <button type="button" className={classes.choice} onClick={() => { setOpen(false); mapAlike(file, alike) }}><Plural value={alike.length} one="Map # other file with these headers alike" other="Map # other files with these headers alike" /></button> : null}
        {isTouched ? <button type="button" className={classes.choice} onClick={anew}>{t`Undo my changes here`}</button> : null}
        {learned && !isTouched ? <button type="button" className={classes.choice} onClick={() => { setOpen(false); remove(learned.id) }}>{t`Forget what was learned`}</button> : null}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Where the shown map is from, in words. */
function useOrigin({ choices }: ImportFile, map: ImportMap, origin: ImportPreview['mapFrom']): string {
  const { t } = useLingui()
  const name = choices.kept?.name ?? origin?.name ?? ''
  if (Object.keys(choices.columns).length > 0 || choices.constants) return t`changed by you`
  if (choices.kept || origin?.kind === 'saved') return t`as saved: ${name}`
  if (origin?.kind === 'learned') return t`learned from your last import`
  const program = map.preset ? presetNames[map.preset] : ''
  return program ? t`as ${program} writes them` : t`as guessed from the headers`
}

function SaveMap({ map, headers, onSaved }: Pick<Props, 'map' | 'headers'> & { onSaved: () => void }) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const save = () => {
    if (name.trim() === '') return
    client.imports.saveMap.mutate({ name: name.trim(), headers: [...headers], map }).then(() => {
      void queryClient.invalidateQueries(trpc.imports.maps.pathFilter())
      onSaved()
    }, showFailure)
  }
  return (
    <form className={classes.save} onSubmit={(event) => { event.preventDefault(); save() }}>
      <input className={classes.field} aria-label={t`Name for this map`} placeholder={t`Save this map as…`} maxLength={200} value={name} data-autofocus onChange={({ currentTarget }) => setName(currentTarget.value)} />
      <Button type="submit" disabled={name.trim() === ''}>{t`Save`}</Button>
    </form>
  )
}

/** A map is given up: whoever was read by it is proposed another one. */
function remove(id: number): void {
  client.imports.removeMap.mutate({ id }).then(() => {
    void queryClient.invalidateQueries(trpc.imports.maps.pathFilter())
    void queryClient.invalidateQueries({ queryKey: ['import preview'] })
  }, showFailure)
}

const isSame = (a: ImportMap, b: ImportMap) => JSON.stringify(a.columns) === JSON.stringify(b.columns)
