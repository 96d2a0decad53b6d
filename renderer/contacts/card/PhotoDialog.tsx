import 'react-image-crop/dist/ReactCrop.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Slider } from '@mantine/core'
import { RotateCcw, RotateCw } from 'lucide-react'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import ReactCrop, { centerCrop, makeAspectCrop, type PercentCrop } from 'react-image-crop'
import { failureOf } from '../../client/failures.ts'
import { blobOf, cropped, turned } from './crop-image.ts'
import classes from './Photo.module.css'
import { closePhoto, keepPhoto } from './photo-state.ts'
import { Dialog } from '../../ui/Dialog.tsx'

/** A picture becomes a square portrait: moved and sized with the mouse or the arrow keys, zoomed with + and −, turned with [ and ]. */
export function PhotoDialog({ contactId, picture }: { contactId: number; picture: Blob }) {
  const { t } = useLingui()
  const zoomId = useId()
  const [quarters, setQuarters] = useState(0)
  const { source, problem } = useTurned(picture, quarters)
  const [chosen, setCrop] = useState<{ of: HTMLCanvasElement; crop: PercentCrop } | null>(null)
  // A picture that was turned begins with its largest square again.
  const crop = source === null ? null : chosen?.of === source.canvas ? chosen.crop : largest(source.canvas)
  const [failure, setFailure] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const most = source ? shareOf(source.canvas) : 100
  const zoom = crop ? Math.round((1 - crop.width / most) * 100) : 0
  const setZoom = (next: number) => { if (source && crop) setCrop({ of: source.canvas, crop: sized(crop, most * (1 - Math.min(Math.max(next, 0), 90) / 100), source.canvas) }) }
  const turn = (by: number) => setQuarters((quarters + by + 4) % 4)
  const save = async () => {
    if (!source || !crop || isSaving) return
    setSaving(true)
    try {
      await keepPhoto(contactId, await cropped(source.canvas, { x: crop.x / 100, y: crop.y / 100, width: crop.width / 100, height: crop.height / 100 }))
      closePhoto()
    } catch (error) {
      setFailure(failureOf(error).message)
      setSaving(false)
    }
  }
  const press = (event: KeyboardEvent) => {
    const action = { '[': () => turn(-1), ']': () => turn(1), '+': () => setZoom(zoom + 5), '=': () => setZoom(zoom + 5), '-': () => setZoom(zoom - 5), Enter: () => void save() }[event.key]
    if (!action || (event.key === 'Enter' && (event.target as Element).closest('button'))) return
    event.preventDefault()
    action()
  }
  return (
    <Dialog onClose={closePhoto} size={560} title={t`Photo`}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keys of the dialog count from its opening on, before the picture that they turn is there */}
      <div className={classes.all} role="group" aria-label={t`Photo`} tabIndex={-1} data-autofocus onKeyDown={press}>
        {problem ? <p className={classes.problem} role="alert"><Trans>This is no picture that can be shown. Choose a PNG, JPEG, WebP or GIF file.</Trans></p> : null}
        {failure ? <p className={classes.problem} role="alert">{failure}</p> : null}
        <div className={classes.stage} aria-busy={!source && !problem}>
          {source && crop ? (
            <ReactCrop crop={crop} aspect={1} keepSelection minWidth={24} minHeight={24} onChange={(_pixels, next) => setCrop({ of: source.canvas, crop: next })} ariaLabels={{ cropArea: t`The part that becomes the photo: arrow keys move it`, nwDragHandle: t`Corner: arrow keys change the size`, nDragHandle: '', neDragHandle: t`Corner: arrow keys change the size`, eDragHandle: '', seDragHandle: t`Corner: arrow keys change the size`, sDragHandle: '', swDragHandle: t`Corner: arrow keys change the size`, wDragHandle: '' }}>
              <img src={source.url} alt={t`The picture chosen`} />
            </ReactCrop>
          ) : null}
        </div>
        <div className={classes.tools}>
          <label id={zoomId}>{t`Zoom`}</label>
          <Slider aria-labelledby={zoomId} thumbLabel={t`Zoom`} className={classes.zoom ?? ''} size="sm" min={0} max={90} value={zoom} onChange={setZoom} label={null} disabled={!source} />
          <ActionIcon aria-label={t`Turn to the left`} title={`${t`Turn to the left`}  [`} onClick={() => turn(-1)}><RotateCcw size={16} /></ActionIcon>
          <ActionIcon aria-label={t`Turn to the right`} title={`${t`Turn to the right`}  ]`} onClick={() => turn(1)}><RotateCw size={16} /></ActionIcon>
          <span />
          <Button onClick={closePhoto}>{t`Cancel`}</Button>
          <Button variant="filled" disabled={!source || isSaving} onClick={() => void save()}>{t`Use as photo`}</Button>
        </div>
      </div>
    </Dialog>
  )
}

/** The picture turned, and an address to show it by. */
function useTurned(picture: Blob, quarters: number): { source: { canvas: HTMLCanvasElement; url: string } | null; problem: boolean } {
  const [state, setState] = useState<{ source: { canvas: HTMLCanvasElement; url: string } | null; problem: boolean }>({ source: null, problem: false })
  useEffect(() => {
    let isGone = false
    let url = ''
    const draw = async () => {
      const canvas = await turned(picture, quarters)
      const blob = await blobOf(canvas, 'image/png')
      if (isGone) return
      url = URL.createObjectURL(blob)
      setState({ source: { canvas, url }, problem: false })
    }
    draw().catch(() => { if (!isGone) setState({ source: null, problem: true }) }) // What cannot be decoded is no picture; the dialog says so.
    return () => {
      isGone = true
      URL.revokeObjectURL(url)
    }
  }, [picture, quarters])
  return state
}

const largest = ({ width, height }: HTMLCanvasElement): PercentCrop => centerCrop(makeAspectCrop({ unit: '%', [width <= height ? 'width' : 'height']: 100 }, 1, width, height), width, height)
/** The width of the largest square, in percent of the picture's. */
const shareOf = ({ width, height }: HTMLCanvasElement) => (Math.min(width, height) / width) * 100

/** The square with another width (in percent), about the same middle and inside the picture. */
function sized(crop: PercentCrop, width: number, { width: across, height: down }: HTMLCanvasElement): PercentCrop {
  const height = (width * across) / down
  const inside = (value: number, size: number) => Math.min(Math.max(value, 0), 100 - size)
  return { unit: '%', width, height, x: inside(crop.x + (crop.width - width) / 2, width), y: inside(crop.y + (crop.height - height) / 2, height) }
}
