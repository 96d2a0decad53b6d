/** Whether the keyboard is Apple's, where ⌘ stands for Ctrl. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)
/** Whether a browser is around this window and keeps some keys for itself. */
export const isInBrowser = location.protocol !== 'app:'

const appleSigns: Record<string, string> = { mod: '⌘', alt: '⌥', shift: '⇧', arrowdown: '↓', arrowup: '↑', arrowleft: '←', arrowright: '→', delete: '⌦', backspace: '⌫', enter: '↩' }
const plainWords: Record<string, string> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', arrowdown: '↓', arrowup: '↑', arrowleft: '←', arrowright: '→', delete: 'Del', backspace: '⌫', enter: 'Enter' }

/** Keys such as `mod+shift+z` as they are printed: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function keyText(keys: string): string {
  const parts = keys.split('+')
  if (!isApple) return parts.map((part) => plainWords[part] ?? part.toUpperCase()).join('+')
  // Apple prints ⌥ and ⇧ before ⌘.
  const order = ['alt', 'shift', 'mod']
  return parts.toSorted((a, b) => order.indexOf(a) - order.indexOf(b) + (order.includes(a) ? 0 : 10) - (order.includes(b) ? 0 : 10)).map((part) => appleSigns[part] ?? part.toUpperCase()).join('')
}

/** The same in the words of aria-keyshortcuts. */
export function ariaKeys(keys: string): string {
  const words: Record<string, string> = { mod: isApple ? 'Meta' : 'Control', alt: 'Alt', shift: 'Shift', arrowdown: 'ArrowDown', arrowup: 'ArrowUp', arrowleft: 'ArrowLeft', arrowright: 'ArrowRight', delete: 'Delete', backspace: 'Backspace', enter: 'Enter' }
  return keys.split('+').map((part) => words[part] ?? part.toUpperCase()).join('+')
}
