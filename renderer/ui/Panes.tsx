import { useLingui } from '@lingui/react/macro'
import { useElementSize } from '@mantine/hooks'
import { createContext, useContext, useState, type ReactNode } from 'react'
import { z } from 'zod'
import { setSetting, useSetting } from '../client/settings.ts'
import { PaneDivider } from './PaneDivider.tsx'
import classes from './Panes.module.css'

interface Props {
  list: ReactNode
  /** Drawn beside the list, or, where there is no room, in its place. */
  detail: ReactNode
  isDetailWanted: boolean
  /** Whether there can be a detail at all; without one the list has the whole width. */
  hasDetail?: boolean
}

const share = z.number().min(0.1).max(0.9)
const flag = z.boolean()
export const detailHiddenKey = 'view.detailHidden'

const Alone = createContext(false)
/** Whether this detail covers its list, so that a way back is needed. */
export const useIsAlone = () => useContext(Alone)

/** A list with its detail beside it. The line between them moves and is remembered, as a share of the width. */
export function Panes({ list, detail, isDetailWanted, hasDetail = true }: Props) {
  const { t } = useLingui()
  const { ref, width } = useElementSize()
  const remembered = useSetting('view.detailShare', share, 0.46)
  const isHidden = useSetting(detailHiddenKey, flag, false)
  const [pulled, setPulled] = useState<number | null>(null)
  const isNarrow = width > 0 && width < 640
  const size = Math.round((pulled ?? remembered) * width)
  const bounded = Math.min(Math.max(size, 320), Math.max(width - 280, 320))
  if (isNarrow) return <div ref={ref} className={classes.panes}>{isDetailWanted ? <div className={classes.detail} style={{ flex: 1 }}><Alone value>{detail}</Alone></div> : <div className={classes.list}>{list}</div>}</div>
  return (
    <div ref={ref} className={classes.panes}>
      <div className={classes.list}>{list}</div>
      {isHidden || !hasDetail || width === 0 ? null : (
        <>
          <PaneDivider label={t`Width of the card`} side="after" size={bounded} min={320} max={width - 280} onSize={(next) => setPulled(next / width)} onEnd={(next) => {
            setPulled(null)
            setSetting('view.detailShare', Math.min(Math.max(next / width, 0.1), 0.9))
          }} />
          <div className={classes.detail} style={{ width: bounded }}>{detail}</div>
        </>
      )}
    </div>
  )
}
