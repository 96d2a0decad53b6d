import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useCommands } from '../ui/command.ts'
import { Chips } from './Chips.tsx'
import { nothingUsual, type Usual } from './corrections.ts'
import classes from './QuickAdd.module.css'
import { useQuickLine } from './use-quick-line.ts'

const nothing = (): void => undefined

interface Props {
  label: string
  placeholder: string
  first?: string
  usual?: Usual
  /** Stands among other things of a screen, and not in a dialog of its own. */
  isInline?: boolean
  input?: RefObject<HTMLInputElement | null>
  onAdded?: () => void
  /** Escape, or an arrow down that finds nothing to correct, in a line that stands among other things. */
  onLeave?: () => void
  /** What stands beneath the line while it is empty. */
  hint?: string
}

/** One line that plans something; what it was taken for stands beneath it before Enter. */
export function QuickLine({ label, placeholder, first = '', usual = nothingUsual, isInline = false, input: given, onAdded = nothing, onLeave, hint }: Props) {
  const { t } = useLingui()
  const [open, setOpen] = useState<string | null>(null)
  const commands = useCommands()
  const own = useRef<HTMLInputElement>(null)
  const input = given ?? own
  const root = useRef<HTMLDivElement>(null)
  /** As if somebody had gone to the chip and pressed Enter: a menu that opens away from the keyboard closes again. */
  const choosePerson = (text: string) => {
    window.setTimeout(() => {
      const chip = root.current?.querySelector<HTMLElement>(`[data-chip="${CSS.escape(`person ${text}`)}"]`)
      chip?.focus()
      chip?.click()
    }, 20)
  }
  const { line, setLine, understood, content, corrections, correct, types, timeZone, canAdd, add } = useQuickLine({ first, usual, onAdded, onUndecided: choosePerson })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
    // In an empty line there is nothing of its own to take back: what it added last is meant.
    if (isInline && line === '' && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      commands.run(event.shiftKey ? 'edit.redo' : 'edit.undo')
      return
    }
    const chips = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-chip]')]
    const at = chips.indexOf(document.activeElement as HTMLElement)
    const act = event.target === input.current ? keysOfLine(chips[0])[event.key] : at >= 0 ? keysOfChips(chips, at)[event.key] : undefined
    if (!act) return
    event.preventDefault()
    act(event.shiftKey)
  }
  const keysOfLine = (chip: HTMLElement | undefined): Partial<Record<string, (hasShift: boolean) => void>> => ({
    Enter: (hasShift) => void add(hasShift), ArrowDown: () => (chip ? chip.focus() : onLeave?.()),
    ...(isInline ? { Escape: () => (line === '' ? onLeave?.() : setLine('')) } : {}),
  })
  const keysOfChips = (chips: readonly HTMLElement[], at: number): Partial<Record<string, () => void>> => ({
    ArrowRight: () => chips[Math.min(at + 1, chips.length - 1)]?.focus(), ArrowLeft: () => chips[Math.max(at - 1, 0)]?.focus(), ArrowUp: () => input.current?.focus(),
    ...(isInline && open === null ? { Escape: () => input.current?.focus() } : {}),
  })
  return (
    <div ref={root} className={isInline ? classes.inline : undefined} onKeyDown={onKeyDown} role="presentation">
      <div className={classes.line}>
        <Plus size={16} aria-hidden />
        <input ref={input} {...(isInline ? {} : { 'data-autofocus': true })} value={line} aria-label={label} placeholder={placeholder} autoComplete="off" spellCheck={false} onChange={(event) => setLine(event.currentTarget.value)} />
      </div>
      {understood && content ? <Chips understood={understood} content={content} corrections={corrections} types={types} timeZone={timeZone} open={open} onOpen={(chip) => {
        setOpen(chip)
        if (chip === null) window.requestAnimationFrame(() => input.current?.focus())
      }} onCorrect={(change) => {
        correct(change)
        window.requestAnimationFrame(() => { if (!document.activeElement || document.activeElement === document.body) input.current?.focus() })
      }} /> : hint ? <div className={classes.chips}><span className={classes.hint}>{hint}</span></div> : null}
      {!isInline || understood ? (
        <div className={classes.foot}>
          <span>{t`Enter adds · Shift+Enter opens the form · ↓ corrects`}</span>
          {isInline ? null : <Button onClick={() => void add(false)} disabled={!canAdd} variant="filled">{t`Add`}</Button>}
        </div>
      ) : null}
    </div>
  )
}
