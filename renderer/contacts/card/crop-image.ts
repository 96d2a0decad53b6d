import { photoSide } from '#shared/documents.ts'

/** A part of a picture, in shares of its width and height from 0 to 1. */
export interface Part {
  x: number
  y: number
  width: number
  height: number
}

/** A picture turned by quarters, as a canvas. At most 4,096 pixels a side: more is thrown away by the crop anyway. */
export async function turned(picture: Blob, quarters: number): Promise<HTMLCanvasElement> {
  if (picture.type === 'image/svg+xml') throw new Error('SVG is drawing instructions, not a picture.')
  const bitmap = await createImageBitmap(picture)
  const scale = Math.min(1, 4_096 / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale))]
  const isAcross = quarters % 2 !== 0
  const canvas = document.createElement('canvas')
  canvas.width = isAcross ? height : width
  canvas.height = isAcross ? width : height
  const context = contextOf(canvas)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((quarters * Math.PI) / 2)
  context.drawImage(bitmap, -width / 2, -height / 2, width, height)
  bitmap.close()
  return canvas
}

/** The part as a picture of its own, at most `photoSide` pixels a side: PNG where something shines through, else JPEG. */
export async function cropped(source: HTMLCanvasElement, part: Part): Promise<Blob> {
  const [width, height] = [part.width * source.width, part.height * source.height]
  const scale = Math.min(1, photoSide / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = contextOf(canvas)
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, part.x * source.width, part.y * source.height, width, height, 0, 0, canvas.width, canvas.height)
  return blobOf(canvas, isSeeThrough(context, canvas) ? 'image/png' : 'image/jpeg')
}

/** A canvas as a picture to be shown. */
export const blobOf = (canvas: HTMLCanvasElement, type: 'image/png' | 'image/jpeg'): Promise<Blob> => new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('The picture could not be drawn.'))), type, 0.88))

function isSeeThrough(context: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement): boolean {
  const { data } = context.getImageData(0, 0, width, height)
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 255) < 255) return true
  return false
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The picture could not be drawn.')
  return context
}
