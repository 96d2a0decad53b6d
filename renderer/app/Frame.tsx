import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { Menu } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { setSetting, useSetting } from '../client/settings.ts'
import { ConflictDialog } from '../changes/ConflictDialog.tsx'
import { PaneDivider } from '../ui/PaneDivider.tsx'
import { Banners } from './Banners.tsx'
import classes from './Frame.module.css'
import { KeySheet } from './KeySheet.tsx'
import { Navigation } from './Navigation.tsx'
import { Palette } from './Palette.tsx'
import { panels } from './panels.ts'
import { StatusLine } from './StatusLine.tsx'
import { flagSchema, navigationHiddenKey } from './view-state.ts'

const widthSchema = z.number().min(140).max(320)

/** What stays around every screen: the places at the left, the status at the foot, and what floats above. */
export function Frame() {
  const { t } = useLingui()
  const remembered = useSetting('view.navigationWidth', widthSchema, 168)
  const isHidden = useSetting(navigationHiddenKey, flagSchema, false)
  const [pulled, setPulled] = useState<number | null>(null)
  const width = pulled ?? remembered
  const isNarrow = useMediaQuery('(max-width: 719px)') ?? false
  return (
    <div className={classes.frame}>
      <Banners />
      {isNarrow ? <NarrowTop /> : null}
      <div className={classes.middle}>
        {isNarrow || isHidden ? null : (
          <nav className={classes.left} style={{ width }} aria-label={t`Places`}>
            <Navigation />
            <PaneDivider label={t`Width of the navigation`} side="before" size={width} min={140} max={320} onSize={setPulled} onEnd={(next) => {
              setPulled(null)
              setSetting('view.navigationWidth', next)
            }} />
          </nav>
        )}
        <main className={classes.main}><Outlet /></main>
      </div>
      <StatusLine />
      <Palette />
      <KeySheet />
      <ConflictDialog />
      {panels.map((Panel) => <Panel key={Panel.displayName ?? Panel.name} />)}
    </div>
  )
}

/** On a narrow screen the places are behind a button. */
function NarrowTop() {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={classes.top}>
      <ActionIcon size={32} aria-label={t`Places`} onClick={() => setOpen(true)}><Menu size={18} /></ActionIcon>
      <b>Touchbase</b>
      <Drawer opened={isOpen} onClose={() => setOpen(false)} size={240} title="Touchbase" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': t`Close` }}><Navigation onGone={() => setOpen(false)} /></Drawer>
    </div>
  )
}
