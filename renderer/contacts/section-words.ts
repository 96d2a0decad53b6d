import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Section } from './sections.ts'

export const sectionWords: Readonly<Record<Section, MessageDescriptor>> = { contacts: msg`Contacts`, companies: msg`Companies`, favourites: msg`Favourites`, recent: msg`Recent`, trash: msg`Trash` }
