import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ColumnTarget, ConstantMap } from '#shared/import-map.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import { choose } from './import-state.ts'
import classes from './Mapping.module.css'
import { constantTargets, targetsInGroups } from './target-words.ts'
import { TargetPicker } from './TargetPicker.tsx'

/** What no column says and every contact of the file gets: a tag, a country, a company. */
export function ConstantList({ fileKey, constants }: { fileKey: number; constants: readonly ConstantMap[] }) {
  const { t, i18n } = useLingui()
  // The field just asked for is the one to be filled.
  const [added, setAdded] = useState<number | null>(null)
  const groups = useMemo(() => {
    const wanted = new Set<ColumnTarget>([...constantTargets, ...constants.map(({ to }) => to)])
    return targetsInGroups(t).map(({ group, items }) => ({ group, items: items.filter(({ value }) => wanted.has(value)) })).filter(({ items }) => items.length > 0)
  }, [t, constants])
  const set = (next: readonly ConstantMap[]) => choose(fileKey, (choices) => ({ ...choices, constants: next }))
  const replace = (at: number, change: Partial<ConstantMap>) => set(constants.map((constant, place) => (place === at ? { ...constant, ...change } : constant)))
  const next = constantTargets.find((to) => !constants.some((constant) => constant.to === to)) ?? 'tags'
  return (
    <section className={classes.constants} aria-label={t`Given to everybody`}>
      <div className={classes.constantsHead}>
        <h3><Trans>Given to everybody</Trans></h3>
        <Button size="compact-xs" variant="subtle" leftSection={<Plus size={13} />} onClick={() => {
          setAdded(constants.length)
          set([...constants, { to: next, value: next === 'kind' ? 'person' : '' }])
        }}><Trans>Give all of them…</Trans></Button>
      </div>
      {constants.length > 0 ? (
        <ul>
          {constants.map((constant, at) => {
            const number = i18n.number(at + 1)
            return (
              <li key={at} className={classes.constant}>
                <TargetPicker label={t`What all get (${number})`} value={constant.to} groups={groups} onChange={(to) => replace(at, { to, value: to === 'kind' ? 'person' : constant.to === 'kind' ? '' : constant.value })} />
                {constant.to === 'kind' ? (
                  <select className={classes.native} aria-label={t`Its value (${number})`} value={constant.value} onChange={({ currentTarget }) => replace(at, { value: currentTarget.value })}><option value="person">{t`Person`}</option><option value="company">{t`Company`}</option></select>
                ) : (
                  <input className={classes.field} aria-label={t`Its value (${number})`} placeholder={constant.to === 'tags' ? t`spring fair, client` : t`Text`} maxLength={2_000} value={constant.value} ref={added === at ? takesFocus : undefined} onChange={({ currentTarget }) => replace(at, { value: currentTarget.value })} />
                )}
                <ActionIcon aria-label={t`Give it to nobody (${number})`} onClick={() => {
                  setAdded(null)
                  set(constants.filter((_, place) => place !== at))
                }}><X size={13} /></ActionIcon>
              </li>
            )
          })}
        </ul>
      ) : null}
    </section>
  )
}
