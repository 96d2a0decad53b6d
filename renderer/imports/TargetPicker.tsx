import { useLingui } from '@lingui/react/macro'
import { Combobox, useCombobox } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { ColumnTarget } from '#shared/import-map.ts'
import classes from './Mapping.module.css'
import { targetWords, type TargetGroups } from './target-words.ts'

interface Props {
  /** What is chosen for: "What “Header” becomes". */
  label: string
  value: ColumnTarget
  groups: TargetGroups
  onChange: (to: ColumnTarget) => void
}

/**
 * A choice among all targets, with a search. Closed it is a plain button: a table may have hundreds of columns, and a
 * list box for each would make the screen wait.
 */
export function TargetPicker({ label, value, groups, onChange }: Props) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  // The search that had the focus is gone with the list.
  useEffect(() => {
    if (!isOpen && wasOpen.current) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const face = (
    <button
      ref={button} type="button" className={classes.target} data-kind={value === 'ignore' || value === 'toNote' ? value : 'field'} data-target={value}
      aria-label={`${label}: ${t(targetWords[value])}`} aria-haspopup="listbox" aria-expanded={isOpen} onClick={() => setOpen(true)}
      onKeyDown={(event) => { if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); setOpen(true) } }}
    >
      <span>{t(targetWords[value])}</span><ChevronDown size={13} aria-hidden />
    </button>
  )
  return isOpen ? <OpenList face={face} label={label} value={value} groups={groups} onChange={onChange} onClose={() => setOpen(false)} /> : face
}

function OpenList({ face, label, value, groups, onChange, onClose }: Props & { face: React.ReactElement; onClose: () => void }) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState('')
  const listId = useId()
  const store = useCombobox({ opened: true, onDropdownClose: onClose })
  const { selectActiveOption, selectFirstOption } = store
  useEffect(() => {
    if (wanted) {
      selectFirstOption()
      return
    }
    // The list is drawn a moment later than this.
    const frame = requestAnimationFrame(() => selectActiveOption())
    return () => cancelAnimationFrame(frame)
  }, [wanted, selectFirstOption, selectActiveOption])
  const shown = groups.map(({ group, items }) => ({ group, items: items.filter((item) => isMeant(wanted, `${item.label} ${group} ${item.value}`)) })).filter(({ items }) => items.length > 0)
  return (
    <Combobox store={store} position="bottom-start" width={268} shadow="md" offset={2} transitionProps={{ duration: 0 }} onOptionSubmit={(to) => { onChange(to as ColumnTarget); onClose() }}>
      <Combobox.Target targetType="button" withKeyboardNavigation={false}>{face}</Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search role="combobox" aria-expanded aria-controls={listId} size="xs" ref={takesFocusInPlace} value={wanted} onChange={({ currentTarget }) => setWanted(currentTarget.value)} placeholder={t`Search`} aria-label={label} onKeyDown={(event) => { if (event.key === 'Tab') onClose() }} />
        <Combobox.Options id={listId} className={classes.targets} aria-label={label}>
          {shown.length === 0 ? <Combobox.Empty>{t`Nothing is called so.`}</Combobox.Empty> : null}
          {shown.map(({ group, items }) => (
            <Combobox.Group key={group} label={group}>
              {items.map((item) => <Combobox.Option key={item.value} value={item.value} active={item.value === value} aria-selected={item.value === value} className={classes.targetOption}>{item.label}</Combobox.Option>)}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** Whether every word that is looked for stands in the text. */
const isMeant = (wanted: string, text: string) => wanted.trim().toLowerCase().split(/\s+/).every((word) => text.toLowerCase().includes(word))

/** The list is not yet where it belongs when its search appears: scrolling there would move the page. */
const takesFocusInPlace = (element: HTMLElement | null): void => element?.focus({ preventScroll: true })
