import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './Card.module.css'

interface Props {
  icon?: LucideIcon
  label: string
  /** What a screen reader says for the label, where the sign says the rest. */
  fullLabel?: string
  /** Nothing stands here yet: drawn faint, to be clicked and filled. */
  isEmpty?: boolean
  isWide?: boolean
  /** What it says has buttons of its own, so it is not one itself. */
  hasButtons?: boolean
  /** Small buttons that show when the row is pointed at. */
  actions?: ReactNode
  /** Edits this field. */
  onEdit: () => void
  children?: ReactNode
}

/** One row of a card: a label and what it says. Clicking it edits it there. */
export function CardRow({ icon: Icon, label, fullLabel, isEmpty = false, isWide = false, hasButtons = false, actions, onEdit, children }: Props) {
  const editUnlessSelecting = () => {
    if (window.getSelection()?.isCollapsed !== false) onEdit()
  }
  return (
    <div className={classes.row} data-wide={isWide || undefined} data-empty={isEmpty || undefined}>
      <span className={classes.label} title={fullLabel ?? label} aria-hidden>
        {Icon ? <Icon size={13} strokeWidth={1.75} aria-hidden /> : null}
        <span>{label}</span>
      </span>
      <div
        className={classes.value} {...(hasButtons ? {} : { role: 'button', tabIndex: 0 })} data-selectable
        onClick={editUnlessSelecting} onKeyDown={(event) => {
          if (hasButtons || (event.key !== 'Enter' && event.key !== ' ')) return
          event.preventDefault()
          onEdit()
        }}
      >
        <span className={classes.spoken}>{fullLabel ?? label}: </span>
        {isEmpty ? '–' : children}
      </div>
      {actions ? <span className={classes.actions}>{actions}</span> : null}
    </div>
  )
}
