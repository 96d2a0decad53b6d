import { readFileSync, rmSync, statSync } from 'node:fs'
import { z } from 'zod'
import { largestPhoto } from '#shared/documents.ts'
import { AppError } from '#shared/errors.ts'
import { imageKind, storeBytes, uploadPath } from '../files/files.ts'
import { control, router } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'

/** Most pixels of a photo: what a browser would unpack into half a gigabyte is no portrait. */
const mostPixels = 50_000_000

export const photosRouter = router({
  /** Keeps an uploaded picture; gives the hash to be set as a contact's photo. Until a contact has it, it is nobody's and can be tidied away. */
  take: control(z.object({ uploadId: z.string() }), take),
})

function take(services: Services, { uploadId }: { uploadId: string }): { hash: string } {
  const path = uploadPath(services, uploadId)
  try {
    if (statSync(path).size > largestPhoto) throw new AppError('invalid', `A photo has at most ${largestPhoto / 1_000_000} MB. Nothing was changed.`, { field: 'photo' })
    const bytes = readFileSync(path)
    const kind = imageKind(bytes)
    if (!kind) throw new AppError('invalid', 'This is not a picture: a photo is a PNG, JPEG, WebP or GIF file. Nothing was changed.', { field: 'photo' })
    if (kind.width * kind.height > mostPixels) throw new AppError('invalid', 'This picture has too many pixels for a photo. Nothing was changed.', { field: 'photo' })
    return { hash: services.store.untracked((db) => storeBytes(db, bytes, kind.mediaType)) }
  } finally {
    rmSync(path, { force: true })
  }
}
