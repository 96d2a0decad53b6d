import { useLingui } from '@lingui/react/macro'
import { commandList, menuGroups, menuTitles, type CommandInfo, type Language } from '#shared/command-list.ts'
import { useCommands } from '../ui/command.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { keyText } from '../ui/key-text.ts'
import classes from './Frame.module.css'
import { keysOf } from './keys.ts'
import { closeKeySheet, useKeySheet } from './view-state.ts'

/** The keys that hold here, drawn from the one list of commands. */
export function KeySheet() {
  const { t, i18n } = useLingui()
  const { isOpen } = useKeySheet()
  const { all } = useCommands()
  if (!isOpen) return null
  const language = i18n.locale as Language
  const listKeys: readonly [string, string][] = [
    [t`Move in the list`, '↑ ↓ PgUp PgDn Home End'], [t`Extend the selection`, 'Shift+↑ ↓'], [t`Select or unselect a row`, t`Space`], [t`Edit the card`, 'Enter'],
    [t`Next field of the card`, 'Tab'], [t`Leave the card as it was`, 'Esc'], [t`Move a phone, an address …`, 'Alt+↑ ↓'],
  ]
  const dayKeys: readonly [string, string][] = [
    [t`Move through the lists`, '↑ ↓ ← →'], [t`Open`, 'Enter'], [t`Tick off (Today), select (Tasks)`, t`Space`], [t`Done, with result and next step`, 'D'], [t`Move to tomorrow`, 'S'], [t`Move to another day (Tasks)`, 'Shift+S'], [t`Log`, 'L'], [t`Call`, 'C'], [t`Delete (Tasks)`, 'Del'],
  ]
  const historyKeys: readonly [string, string][] = [
    [t`Move through the history`, '↑ ↓ Home End'], [t`Open or close a text`, 'Enter'], [t`Whole texts`, 'F'], [t`Edit`, 'E'], [t`Keep on top`, 'P'], [t`Remove`, 'Del'], [t`Search the timeline`, '/'], [t`Plan a next step, while logging`, 'Ctrl+J'],
  ]
  return (
    <Dialog onClose={closeKeySheet} size={760} title={t`Keys`}>
      <div className={classes.keys}>
        {menuGroups.map((group) => {
          const lines = (commandList as readonly CommandInfo[]).filter((info) => info.group === group && keysOf(info).length > 0 && all.some((command) => command.id === info.id))
          if (lines.length === 0) return null
          return <section key={group}><h3>{menuTitles[group][language]}</h3>{lines.map((info) => <div key={info.id}><span>{info.titles[language]}</span><span>{keysOf(info).map((keys) => <kbd key={keys}>{keyText(keys)}</kbd>)}</span></div>)}</section>
        })}
        <section><h3>{t`Today and tasks`}</h3>{dayKeys.map(([words, keys]) => <div key={words}><span>{words}</span><kbd>{keys}</kbd></div>)}</section>
        <section><h3>{t`History`}</h3>{historyKeys.map(([words, keys]) => <div key={words}><span>{words}</span><kbd>{keys}</kbd></div>)}</section>
        <section><h3>{t`List and card`}</h3>{listKeys.map(([words, keys]) => <div key={words}><span>{words}</span><kbd>{keys}</kbd></div>)}</section>
      </div>
    </Dialog>
  )
}
