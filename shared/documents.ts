/** Files that belong to a contact, and photos: what both the core and the screens go by. */

/** Largest document, in bytes. What is larger is refused before it is sent. */
export const largestDocument = 1_000_000_000
/** Largest photo as it reaches the core, in bytes. The screen scales it down long before that. */
export const largestPhoto = 10_000_000
/** Longest side of a photo after cropping, in pixels. */
export const photoSide = 1_024

/** Kinds of content that a window may show; anything else is only ever saved to disk. Markup and SVG are not among them. */
export const shownTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain'] as const
export const isShown = (mediaType: string): boolean => (shownTypes as readonly string[]).includes(mediaType)

/** A document of a contact. `size` in bytes, `addedAt` in UTC milliseconds. */
export interface ContactDocument {
  id: number
  contactId: number
  name: string
  size: number
  /** What its content is, looked at byte by byte; never what its name says. */
  mediaType: string
  addedAt: number
}

/** A document that was looked for, with the name of the contact it belongs to. */
export interface FoundDocument extends ContactDocument {
  contact: string
}

/** What adding files ended with. Files that could not be taken are named; the others are there. */
export interface AddedDocuments {
  added: number
  problems: { file: string; message: string }[]
}
