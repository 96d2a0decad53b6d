import type { ContactContent } from '#shared/contacts.ts'
import type { PreviewRow } from '#shared/imports.ts'
import { displayName } from '#shared/names.ts'

/** How many entries a preview shows. */
export const previewRows = 50

/** An entry as a line of the preview. */
export function previewRow(line: number, content: ContactContent, cells: string[] = []): PreviewRow {
  const position = content.positions[0]
  return {
    line, cells, name: displayName(content), company: position?.company ?? '', title: position?.title ?? '',
    phone: content.phones[0]?.value ?? '', email: content.emails[0]?.value ?? '', city: content.addresses[0]?.city ?? '',
  }
}
