import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { TagColour } from '#shared/tags.ts'

export const colourWords: Readonly<Record<TagColour, MessageDescriptor>> = {
  red: msg`Red`, orange: msg`Orange`, amber: msg`Amber`, green: msg`Green`, teal: msg`Teal`, blue: msg`Blue`, indigo: msg`Indigo`, violet: msg`Violet`, pink: msg`Pink`, brown: msg`Brown`,
}
