import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { AppError } from '#shared/errors.ts'
import type { Services } from '../services.ts'
import { answerDocument } from './answer-document.ts'
import { imageKind } from './content-kind.ts'

export { dropParts, storeBytes, storeFile, wholeBlob } from './blob-store.ts'
export { contentType, imageKind } from './content-kind.ts'
export { fileText } from './file-text.ts'
export { keepPdfText } from './pdf-text.ts'

/** Largest upload taken, in bytes. */
const largestUpload = 8 * 2 ** 30

/**
 * Files on their way in and out of the core. What is uploaded waits in the work folder under a name drawn here, never
 * under the name it came with; what is exported waits there to be fetched once.
 */
export async function answerFiles(services: Services, request: Request, path: string): Promise<Response> {
  if (path === '/api/upload' && request.method === 'POST') return upload(services, request)
  const download = /^\/api\/download\/([\w-]{8,64})\/[^/]*$/.exec(path)
  if (download?.[1] && request.method === 'GET') return fetchDownload(services, download[1])
  const blob = /^\/api\/blob\/([0-9a-f]{64})$/.exec(path)
  if (blob?.[1] && request.method === 'GET') return fetchBlob(services, blob[1])
  const document = /^\/api\/document\/(\d{1,15})(\/view)?$/.exec(path)
  if (document?.[1] && request.method === 'GET') return answerDocument(services, 'document', Number(document[1]), document[2] !== undefined)
  const attachment = /^\/api\/attachment\/(\d{1,15})(?:\/[^/]*)?$/.exec(path)
  if (attachment?.[1] && request.method === 'GET') return answerDocument(services, 'attachment', Number(attachment[1]), new URL(request.url).searchParams.has('view'))
  return new Response('Not found', { status: 404 })
}

/** Where an upload of this id lies; throws `notFound` when there is none. */
export function uploadPath(services: Services, uploadId: string): string {
  const path = join(services.folders.work, `in-${uploadId}`)
  if (!/^[\w-]{8,64}$/.test(uploadId) || !existsSync(path)) throw new AppError('notFound', 'The file that was sent is not there any more. Choose it again.')
  return path
}

/** A place for a file that a screen will fetch: write to `path`, then give `download` to the screen. */
export function newDownload(services: Services, name: string): { path: string; download: string } {
  const id = services.newUid()
  const folder = join(services.folders.work, `out-${id}`)
  mkdirSync(folder, { recursive: true })
  return { path: join(folder, safeName(name)), download: `/api/download/${id}/${encodeURIComponent(safeName(name))}` }
}

/** A file name that every system takes: no path, no reserved signs or names, at most 120 characters. */
export function safeName(name: string): string {
  // eslint-disable-next-line no-control-regex -- control signs are exactly what must go
  const plain = name.replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, '_').replace(/^[. ]+|[. ]+$/g, '').slice(-120)
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) || plain === '' ? `_${plain}` : plain
}

async function upload(services: Services, request: Request): Promise<Response> {
  if (!request.body) throw new AppError('invalid', 'The file is empty.')
  const id = services.newUid()
  mkdirSync(services.folders.work, { recursive: true })
  const partial = join(services.folders.work, `part-${id}`)
  let size = 0
  try {
    const body = Readable.fromWeb(request.body as ReadableStream<Uint8Array>)
    body.on('data', (chunk: Uint8Array) => {
      size += chunk.length
      if (size > largestUpload) body.destroy(new AppError('invalid', 'The file is larger than 8 GB.'))
    })
    await pipeline(body, createWriteStream(partial), { signal: request.signal })
    renameSync(partial, join(services.folders.work, `in-${id}`))
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
  return Response.json({ uploadId: id, size })
}

function fetchDownload(services: Services, id: string): Response {
  const folder = join(services.folders.work, `out-${id}`)
  const name = existsSync(folder) ? readdirSync(folder)[0] : undefined
  if (!name) return new Response('Not found', { status: 404 })
  const path = join(folder, name)
  const isPdf = name.endsWith('.pdf')
  return new Response(Readable.toWeb(createReadStream(path)) as unknown as ConstructorParameters<typeof Response>[0], {
    headers: {
      'content-type': isPdf ? 'application/pdf' : 'application/octet-stream',
      'content-length': String(statSync(path).size),
      // A PDF is shown, anything else is saved; the name is given in the form of RFC 6266.
      'content-disposition': `${isPdf ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
}

function fetchBlob(services: Services, hash: string): Response {
  const content = services.store.read.value<Uint8Array<ArrayBuffer>>('SELECT content FROM blob WHERE hash = ? AND isCompressed = 0', hash)
  // Only pictures are shown, by what they are and not by what they were said to be; nothing stored can make the browser run it.
  const kind = content ? imageKind(content) : null
  if (!content || !kind) return new Response('Not found', { status: 404 })
  return new Response(content, { headers: { 'content-type': kind.mediaType, 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=31536000, immutable' } })
}
