import type { CSSProperties, MouseEvent } from 'react'
import type { TagColour } from '#shared/tags.ts'
import { shadeOf } from './tag-colours.ts'
import classes from './TagChip.module.css'
import { useTagColour } from './use-tags.ts'

interface Props {
  name: string
  /** Left out, the tag's own colour is looked up. */
  colour?: TagColour | null | undefined
  /** With it the chip is a button. */
  onClick?: ((event: MouseEvent) => void) | undefined
  title?: string | undefined
}

/** A tag: its name, always, beside a dot of its colour. */
export function TagChip({ name, colour, onClick, title }: Props) {
  const own = useTagColour(name)
  const style = shade(colour === undefined ? own : colour)
  const inside = <><i className={classes.dot} aria-hidden /><bdi>{name}</bdi></>
  if (onClick) return <button type="button" className={classes.chip} style={style} title={title} onClick={onClick}>{inside}</button>
  return <span className={classes.chip} style={style} title={title}>{inside}</span>
}

/** The dot alone, for places where the name stands beside it anyway. */
export function TagDot({ colour }: { colour: TagColour | null }) {
  return <i className={classes.dot} style={shade(colour)} aria-hidden />
}

const shade = (colour: TagColour | null) => ({ '--tag': shadeOf(colour) }) as CSSProperties
