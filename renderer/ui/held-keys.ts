import { useLayoutEffect } from 'react'

/** Keys that were typed while a dialog was on its way, and the dialog that the keyboard was in before. */
interface Held {
  keys: KeyboardEvent[]
  below: Element | null
}

/** How often one looks whether the dialog has the keyboard, and when one stops waiting for it; milliseconds. */
const look = { every: 16, atMost: 4_000 }
let held: Held | null = null
/** Dialogs that are drawn, or being fetched, and have not had the keyboard yet. */
const coming = new Set<symbol>()

/**
 * Between the command that opens a dialog and the moment it has the keyboard some hundredths of a second pass, more where
 * it is still to be fetched. What is typed then is meant for the dialog: it is kept from the screen below and typed into
 * the dialog as soon as that can be. Used by what draws a dialog, or stands in for one that is being fetched.
 */
export function useHeldKeys(isComing = true): void {
  useLayoutEffect(() => {
    if (!isComing) return
    const mine = Symbol('dialog')
    coming.add(mine)
    hold()
    return () => { coming.delete(mine) }
  }, [isComing])
}

function hold(): void {
  if (held) return
  held = { keys: [], below: dialogOf(document.activeElement) }
  const since = performance.now()
  const onKeyDown = (event: KeyboardEvent) => {
    // What is typed from here is not the user's hand.
    if (!event.isTrusted || event.isComposing || event.keyCode === 229) return
    event.stopImmediatePropagation()
    // What only the browser can do stays its own.
    if ((event.ctrlKey || event.metaKey) && /^[cvxr]$/i.test(event.key)) return
    event.preventDefault()
    held?.keys.push(event)
  }
  window.addEventListener('keydown', onKeyDown, true)
  let wasReady = false
  const timer = window.setInterval(() => {
    // A dialog may move the keyboard once more when it has it: it is there when two looks find it.
    const [before, now] = [wasReady, isReady()]
    wasReady = now
    if (!(before && now) && coming.size > 0 && performance.now() - since < look.atMost) return
    window.clearInterval(timer)
    coming.clear()
    void (now ? typeAll() : Promise.resolve()).finally(() => {
      window.removeEventListener('keydown', onKeyDown, true)
      held = null
    })
  }, look.every)
}

/** One after the other; what is typed meanwhile comes after them. Text goes on at once, any other key may move the keyboard first. */
async function typeAll(): Promise<void> {
  for (let key = held?.keys.shift(); key; key = held?.keys.shift()) {
    if (!type(key)) await new Promise((done) => { window.setTimeout(done) })
  }
}

const dialogOf = (element: Element | null): Element | null => element?.closest('[role="dialog"]') ?? null

/** Whether a dialog that was not there before has the keyboard and all that it shows. */
function isReady(): boolean {
  const dialog = dialogOf(document.activeElement)
  return dialog !== null && dialog !== held?.below && dialog.querySelector('[aria-busy]:not([aria-busy="false"])') === null
}

/** Does what a key would have done where the keyboard is now; gives whether that was to write a letter. */
function type({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const target = document.activeElement
  if (!(target instanceof HTMLElement)) return false
  const isOpen = target.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true }))
  if (isOpen && key === 'Tab') goOn(target, shiftKey ? -1 : 1)
  if (!isOpen || ctrlKey || metaKey || altKey || !(target.isContentEditable || target.matches('input, textarea'))) return false
  // Deprecated, and the only way that an input, a text area and an editor all take for typing, with their own undo.
  if (key.length === 1) return document.execCommand('insertText', false, key)
  if (key === 'Backspace') document.execCommand('delete')
  else if (key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit()
  else if (key === 'Enter') document.execCommand('insertLineBreak')
  return false
}

const stops = 'a[href], button, input, select, textarea, [tabindex], [contenteditable="true"]'

/** Where Tab goes from a place in a dialog, or back from it. */
function goOn(from: HTMLElement, by: 1 | -1): void {
  const all = [...(dialogOf(from)?.querySelectorAll<HTMLElement>(stops) ?? [])].filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility())
  all.at((all.indexOf(from) + by) % all.length)?.focus()
}
