import { isShown } from '#shared/documents.ts'
import type { Services } from '../services.ts'
import { readBlob } from './blob-store.ts'

/** Nothing that is kept may run, load or frame anything, whichever shell hands it on. */
const locked = { 'x-content-type-options': 'nosniff', 'content-security-policy': `default-src 'none'; frame-ancestors 'none'; sandbox`, 'cache-control': 'no-store' }

/**
 * A document of a contact, or a file on an activity or a history entry. It is saved to disk under its name (RFC 6266); with `isView` it is shown instead, if it is a
 * picture, a PDF or plain text by its content. Anything else is bytes, whatever it calls itself.
 */
export function answerDocument(services: Services, table: 'document' | 'attachment', id: number, isView: boolean): Response {
  const document = services.store.read.row<{ name: string; blob: string }>(`SELECT name, blob FROM ${table} WHERE id = ?`, id)
  const blob = document ? readBlob(services.store.read, document.blob) : null
  if (!document || !blob) return new Response('Not found', { status: 404, headers: locked })
  const isInline = isView && isShown(blob.mediaType)
  const type = !isInline ? 'application/octet-stream' : blob.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : blob.mediaType
  return new Response(blob.body as unknown as ConstructorParameters<typeof Response>[0], {
    headers: { ...locked, 'content-type': type, 'content-length': String(blob.size), 'content-disposition': `${isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(document.name)}` },
  })
}

/** A name as RFC 8187 writes it: what encodeURIComponent leaves alone and a quoted attribute would trip over goes, too. */
export function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
