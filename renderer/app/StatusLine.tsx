import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { Check, Languages, Moon, Sun, SunMoon } from 'lucide-react'
import { languages, type Language } from '#shared/command-list.ts'
import { UndoLine } from '../changes/UndoLine.tsx'
import { AlarmCount } from '../reminders/AlarmCount.tsx'
import { useSetting, setSetting } from '../client/settings.ts'
import { themeSchema, type Theme } from '../ui/look.ts'
import { BackupStatus } from './BackupStatus.tsx'
import classes from './Frame.module.css'
import { choose, languageNames } from './i18n.ts'
import { JobLine } from './JobLine.tsx'
import { ListPlace } from './ListPlace.tsx'

/** The foot: what is safe, what is under way, what can be undone, where one stands in the list. */
export function StatusLine() {
  return (
    <footer className={classes.status}>
      <BackupStatus />
      <JobLine />
      <UndoLine className={classes.undo ?? ''} linkClass={classes.link ?? ''} />
      <span className={classes.space} />
      <AlarmCount />
      <ListPlace />
      <LanguageChoice />
      <ThemeChoice />
    </footer>
  )
}

function LanguageChoice() {
  const { t, i18n } = useLingui()
  const current = i18n.locale as Language
  const name = languageNames[current]
  return (
    <Menu position="top-end">
      <Menu.Target><button type="button" className={classes.choice} aria-label={t`Language: ${name}`}><Languages size={14} aria-hidden />{languageNames[current]}</button></Menu.Target>
      <Menu.Dropdown>{languages.map((language) => <Menu.Item key={language} lang={language} leftSection={<Check size={14} opacity={language === current ? 1 : 0} />} onClick={() => choose(language)}>{languageNames[language]}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  )
}

function ThemeChoice() {
  const { t } = useLingui()
  const theme = useSetting('theme', themeSchema, 'auto')
  const next: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' }
  const names: Record<Theme, string> = { auto: t`Theme as the system`, light: t`Light theme`, dark: t`Dark theme` }
  const Icon = { auto: SunMoon, light: Sun, dark: Moon }[theme]
  return <button type="button" className={classes.choice} aria-label={names[theme]} title={names[theme]} onClick={() => setSetting('theme', next[theme])}><Icon size={14} /></button>
}
