import { tinykeys } from 'tinykeys'
import { commandList, type CommandId, type CommandInfo } from '#shared/command-list.ts'
import { isInBrowser } from '../ui/key-text.ts'
import { commandsById } from './commands.ts'

/** The keys that hold in this shell: a browser keeps some for itself, others stand in there. */
export const keysOf = (info: CommandInfo): readonly string[] => (isInBrowser && info.webKeys ? info.webKeys : (info.keys ?? []))

/**
 * Listens for the keys of all commands; gives what stops it. No key counts while an input method composes, and keys
 * that write or edit text do not count where text is typed: there the field's own undo, select-all and letters go first.
 * Commands of different screens may share a key: the first that applies has it.
 */
export function bindKeys(run: (id: CommandId) => void): () => void {
  const claims = new Map<string, Claim[]>()
  for (const info of commandList as readonly CommandInfo[]) {
    for (const keys of keysOf(info)) {
      for (const binding of bindingsOf(keys)) claims.set(binding.keys, [...(claims.get(binding.keys) ?? []), { info, isByPlace: binding.isByPlace }])
    }
  }
  const bindings: Record<string, (event: KeyboardEvent) => void> = {}
  for (const [keys, claimants] of claims) bindings[keys] = (event) => answer(event, keys, claimants, run)
  return tinykeys(window, bindings, { ignore: () => false, timeout: 600 })
}

interface Claim {
  info: CommandInfo
  isByPlace: boolean
}

function answer(event: KeyboardEvent, keys: string, claimants: readonly Claim[], run: (id: CommandId) => void): void {
  if (event.isComposing || event.keyCode === 229) return
  for (const { info, isByPlace } of claimants) {
    if (isByPlace && /^[a-z]$/i.test(event.key)) continue
    if (event.repeat && info.id === 'contact.save') continue
    if (!info.isForText && isForTyping(event.target)) continue
    if (isUnderDialog(event.target) && info.id !== 'view.palette') continue
    const id = info.id as CommandId
    const command = commandsById.get(id)
    if (command && command.when?.() !== false) {
      event.preventDefault()
      run(id)
      return
    }
    // The browser's own save or print dialog is never meant here.
    if (/^\$mod\+[spn]$/.test(keys)) event.preventDefault()
  }
}

/** Letters go by what is printed on them; where the layout is not Latin, by their place on the keyboard. */
function bindingsOf(keys: string): { keys: string; isByPlace: boolean }[] {
  const parts = keys.split('+')
  const last = parts.pop() ?? ''
  const modifiers = parts.map((part) => ({ mod: '$mod', alt: 'Alt', shift: 'Shift' })[part] ?? part)
  const written = (key: string) => [...modifiers, key].join('+')
  const named = { arrowdown: 'ArrowDown', arrowup: 'ArrowUp', arrowleft: 'ArrowLeft', arrowright: 'ArrowRight', delete: 'Delete', backspace: 'Backspace', enter: 'Enter', f1: 'F1', f2: 'F2', '\\': 'Backslash' }[last]
  if (named) return [{ keys: written(named), isByPlace: false }]
  if (/^\d$/.test(last)) return [{ keys: written(`Digit${last}`), isByPlace: false }]
  // With Alt, macOS writes other signs; the place of the letter is what counts.
  if (/^[a-z]$/.test(last) && parts.includes('alt')) return [{ keys: written(`Key${last.toUpperCase()}`), isByPlace: false }]
  if (/^[a-z]$/.test(last)) return [{ keys: written(last), isByPlace: false }, { keys: written(`Key${last.toUpperCase()}`), isByPlace: true }]
  // "?" and "/" need Shift on some layouts and not on others.
  if (modifiers.length === 0) return [{ keys: `[Shift]+${last}`, isByPlace: false }]
  return [{ keys: written(last), isByPlace: false }]
}

function isForTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select'))
}

/** Whether a dialog or a menu lies over the screen: its keys are its own. */
function isUnderDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"]') !== null
}
