import { byName, type Condition, type Lookup, type Sort } from '#shared/lookup.ts'
import type { ContactColumn } from '#shared/contacts.ts'

/** The lists of contacts the navigation offers: each a lookup of its own, narrowed further by what the user looks for. */
export const sectionNames = ['contacts', 'companies', 'favourites', 'recent', 'trash'] as const
export type Section = (typeof sectionNames)[number]

interface SectionDefinition {
  base: readonly Condition[]
  inTrash: boolean
  columns: readonly ContactColumn[]
  /** The order until the user chooses another. */
  sort: Sort
}

export const sections: Readonly<Record<Section, SectionDefinition>> = {
  contacts: { base: [], inTrash: false, columns: ['name', 'company', 'title', 'phone', 'email', 'city', 'tags'], sort: byName },
  companies: { base: [{ field: 'kind', is: 'company' }], inTrash: false, columns: ['name', 'phone', 'email', 'city', 'country', 'website', 'tags'], sort: byName },
  favourites: { base: [{ field: 'favourite' }], inTrash: false, columns: ['name', 'company', 'title', 'phone', 'email', 'city', 'tags'], sort: byName },
  recent: { base: [{ field: 'recent' }], inTrash: false, columns: ['name', 'openedAt', 'company', 'title', 'phone', 'email', 'tags'], sort: { column: 'openedAt', direction: 'descending' } },
  trash: { base: [], inTrash: true, columns: ['name', 'deletedAt', 'company', 'email', 'city', 'tags'], sort: { column: 'deletedAt', direction: 'descending' } },
}

/** The lookup of a section, narrowed by text and further conditions. */
export function lookupOf(section: Section, text: string, conditions: readonly Condition[]): Lookup {
  const { base, inTrash } = sections[section]
  const all = [...base, ...conditions]
  return {
    ...(text.trim() ? { text: text.trim() } : {}),
    ...(all.length > 0 ? { where: { join: 'and' as const, conditions: all } } : {}),
    ...(inTrash ? { inTrash } : {}),
  }
}
