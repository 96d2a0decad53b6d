import { useLingui } from '@lingui/react/macro'
import classes from './Card.module.css'

/** A tag on a card. */
export function TagLink({ tag }: { tag: string }) {
  const { t } = useLingui()
  return <span className={classes.tag} title={t`Tag: ${tag}`}>{tag}</span>
}
