import { z } from 'zod'
import { limits } from './contacts.ts'

/** The colours a tag may have. What they look like is the screen's (renderer/ui/tag-colours.ts); a tag without one is shown in grey. */
export const tagColours = ['red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'violet', 'pink', 'brown'] as const
export type TagColour = (typeof tagColours)[number]
export const tagColourSchema = z.enum(tagColours)

/** The name of a tag or of a group of tags as it is kept: one line, one space between words. */
export const tagNameSchema = z.string().transform(tidyName).pipe(z.string().min(1).max(limits.label))

export interface Tag {
  id: number
  name: string
  colour: TagColour | null
  tagGroupId: number | null
  /** How many contacts have it; those in the trash do not count. */
  count: number
}

export interface TagGroup {
  id: number
  name: string
  /** How many contacts have one of its tags at least; null where counting them would keep others waiting. */
  count: number | null
}

/** Tags and their groups, both in the order in which they are shown: groups as the user ordered them, tags by name. */
export interface Tags {
  groups: TagGroup[]
  tags: Tag[]
}

/** A name without what no screen shows: control signs, line ends, doubled spaces. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

/** What two names have in common that count as the same: case does not tell tags apart, in any script. */
export const nameKey = (name: string): string => tidyName(name).toLocaleLowerCase('en')
