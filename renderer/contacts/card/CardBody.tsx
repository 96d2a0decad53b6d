import { useLingui } from '@lingui/react/macro'
import { useElementSize } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { z } from 'zod'
import { setSetting, useSetting } from '../../client/settings.ts'
import { PaneDivider } from '../../ui/PaneDivider.tsx'
import classes from './Card.module.css'

const share = z.number().min(0.1).max(0.9)
const least = { card: 120, timeline: 120 }

/** The card's fields above, what was and what comes below. The line between them moves and is remembered, as a share of the height. */
export function CardBody({ children, timeline }: { children: ReactNode; timeline: ReactNode }) {
  const { t } = useLingui()
  const { ref, height } = useElementSize()
  const remembered = useSetting('view.timelineShare', share, 0.5)
  const [pulled, setPulled] = useState<number | null>(null)
  const most = Math.max(height - least.card, least.timeline)
  const size = Math.min(Math.max(Math.round((pulled ?? remembered) * height), least.timeline), most)
  return (
    <div ref={ref} className={classes.body}>
      <div className={classes.scroll} data-fields>{children}</div>
      {timeline ? (
        <>
          <PaneDivider label={t`Height of the history`} side="below" size={size} min={least.timeline} max={most} onSize={(next) => setPulled(next / height)} onEnd={(next) => {
            setPulled(null)
            setSetting('view.timelineShare', Math.min(Math.max(next / height, 0.1), 0.9))
          }} />
          <div className={classes.timeline} style={{ height: size }}>{timeline}</div>
        </>
      ) : null}
    </div>
  )
}
