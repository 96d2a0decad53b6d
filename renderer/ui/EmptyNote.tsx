import type { ReactNode } from 'react'
import classes from './EmptyNote.module.css'

/** What an empty place says: one sentence, and one or two buttons. */
export function EmptyNote({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className={classes.note}>
      <p>{children}</p>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </div>
  )
}
