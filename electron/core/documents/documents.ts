import { rmSync, statSync } from 'node:fs'
import { z } from 'zod'
import { largestDocument, type AddedDocuments, type ContactDocument } from '#shared/documents.ts'
import { AppError } from '#shared/errors.ts'
import { readContact } from '../contacts/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import { keepPdfText, safeName, storeFile, uploadPath } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { changeOnce, job, read, router, write, type WriteContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { findDocuments } from './document-text.ts'
import { findUnused, removeUnused } from './unused-files.ts'

export { documentText } from './document-text.ts'

const id = z.number().int().positive()
const fileName = z.string().min(1).max(1_000)

/** Files that belong to contacts. Their bytes are kept once, by content; a row says whose they are and what they are called. */
export const documentsRouter = router({
  list: read(z.object({ contactId: id }), ({ db }, { contactId }) => listDocuments(db, contactId)),
  /** Documents of any contact by their names and by what they say, the latest first. */
  find: read(z.object({ text: z.string().max(500), limit: z.number().int().min(1).max(200).default(50) }), ({ db }, { text, limit }) => findDocuments(db, text, limit)),
  /** Adds uploaded files to a contact as one change. What cannot be taken is told by name; the others are added. */
  add: job('documents', z.object({ contactId: id, files: z.array(z.object({ uploadId: z.string(), name: fileName })).min(1).max(200) }), add),
  rename: write('documents.rename', z.object({ id, name: fileName }), rename),
  remove: write('documents.remove', z.object({ id }), remove),
  /** Puts the documents of a contact into this order. */
  order: write('documents.order', z.object({ contactId: id, ids: z.array(id).max(10_000) }), order),
  /** How many kept files nothing refers to, not even the list of changes, and their bytes. A job: its result says so. */
  findUnused: job('unused', z.object({}), (ctx, services) => findUnused(services, ctx).then((files) => ({ count: files.length, size: files.reduce((sum, file) => sum + file.size, 0) }))),
  /** Removes those. */
  removeUnused: job('unused', z.object({}), (ctx, services) => removeUnused(services, ctx)),
})

const listSql = `SELECT d.id, d.contactId, d.name, d.addedAt, b.size, b.mediaType FROM document d JOIN blob b ON b.hash = d.blob WHERE d.contactId = ? ORDER BY d.rank, d.id`

function listDocuments(db: ReadDb, contactId: number): ContactDocument[] {
  return db.rows<ContactDocument>(listSql, contactId)
}

/** Keeps uploaded files as they came, with the text of those whose text takes a while to find: it is there when their words are drawn. Those that cannot be taken are told; what concerns all of them (a full disk) is thrown. */
export async function storeUploads(ctx: JobContext, services: Services, files: readonly { uploadId: string; name: string }[]): Promise<{ stored: { name: string; hash: string }[]; problems: AddedDocuments['problems'] }> {
  const problems: AddedDocuments['problems'] = []
  const stored: { name: string; hash: string }[] = []
  ctx.report({ phase: 'storing', done: 0, total: null })
  for (const { uploadId, name } of files) {
    try {
      const hash = await storeUpload(services, ctx, uploadId)
      await keepPdfText(services, hash)
      stored.push({ name: documentName(name), hash })
    } catch (error) {
      if (!(error instanceof AppError) || ['cancelled', 'diskFull', 'readOnly'].includes(error.code)) throw error
      problems.push({ file: documentName(name), message: error.message })
    }
  }
  return { stored, problems }
}

async function add(ctx: JobContext, services: Services, { contactId, files }: { contactId: number; files: { uploadId: string; name: string }[] }): Promise<AddedDocuments> {
  const contact = readContact(services.store.read, contactId)
  if (!contact) throw new AppError('notFound', 'This contact is not there any more.')
  const { stored, problems } = await storeUploads(ctx, services, files)
  if (stored.length > 0) {
    changeOnce(services, ctx.actor, 'documents.add', (write) => {
      if (!readContact(write.db, contactId)) throw new AppError('notFound', 'This contact is not there any more.')
      insertDocuments(write, contactId, stored)
      write.about({ name: contact.name, count: stored.length, ...(stored.length === 1 ? { file: stored[0]?.name ?? '' } : {}) })
    })
  }
  return { added: stored.length, problems }
}

/** Keeps an uploaded file; gives its SHA-256. What cannot be taken is an AppError in words. */
async function storeUpload(services: Services, ctx: JobContext, uploadId: string): Promise<string> {
  const path = uploadPath(services, uploadId)
  try {
    const { size } = statSync(path)
    if (size > largestDocument) throw new AppError('invalid', `A document has at most ${largestDocument / 1_000_000} MB.`)
    if (size === 0) throw new AppError('invalid', 'The file is empty.')
    return await storeFile(services, ctx, path)
  } finally {
    rmSync(path, { force: true })
  }
}

function insertDocuments({ db, newId, now }: WriteContext, contactId: number, files: readonly { name: string; hash: string }[]): void {
  let rank = (db.value<number>('SELECT max(rank) FROM document WHERE contactId = ?', contactId) ?? -1) + 1
  for (const { name, hash } of files) db.insert('document', { id: newId('document'), contactId, rank: rank++, name, blob: hash, addedAt: now })
}

/** The name alone, whatever path it came with. */
export const documentName = (name: string) => safeName(name.split(/[\\/]/).pop() ?? '')

function requireDocument(db: ReadDb, id: number): { contactId: number; name: string; contact: string } {
  const row = db.row<{ contactId: number; name: string; contact: string }>('SELECT d.contactId, d.name, c.name AS contact FROM document d JOIN contact c ON c.id = d.contactId WHERE d.id = ?', id)
  if (!row) throw new AppError('notFound', 'This document is not there any more.')
  return row
}

function rename(ctx: WriteContext, { id, name }: { id: number; name: string }): void {
  const { contact } = requireDocument(ctx.db, id)
  const next = documentName(name.trim())
  ctx.db.exec('UPDATE document SET name = ? WHERE id = ?', next, id)
  ctx.about({ name: contact, count: 1, file: next })
}

function remove(ctx: WriteContext, { id }: { id: number }): void {
  const { contact, name } = requireDocument(ctx.db, id)
  ctx.db.exec('DELETE FROM document WHERE id = ?', id)
  ctx.about({ name: contact, count: 1, file: name })
}

function order(ctx: WriteContext, { contactId, ids }: { contactId: number; ids: number[] }): void {
  const { db } = ctx
  for (const [rank, id] of ids.entries()) db.exec('UPDATE document SET rank = ? WHERE id = ? AND contactId = ?', rank, id, contactId)
  ctx.about({ name: readContact(db, contactId)?.name ?? '', count: 1 })
}
