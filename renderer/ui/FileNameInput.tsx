import { TextInput } from '@mantine/core'
import { useRef } from 'react'

/** The name of a file being changed where it stands: Enter or leaving it takes it, Escape gives the old one. */
export function FileNameInput({ label, name, onDone }: { label: string; name: string; onDone: (name: string) => void }) {
  const isLeft = useRef(false)
  return (
    <TextInput
      aria-label={label} defaultValue={name} autoComplete="off" spellCheck={false} size="xs"
      ref={(element) => {
        if (!element || document.activeElement === element) return
        element.focus()
        // The ending stays as it is unless it is meant.
        element.setSelectionRange(0, name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length)
      }}
      onBlur={(event) => { if (!isLeft.current) onDone(event.currentTarget.value) }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        event.preventDefault()
        event.stopPropagation()
        isLeft.current = true
        onDone(event.key === 'Enter' ? event.currentTarget.value : name)
      }}
    />
  )
}
