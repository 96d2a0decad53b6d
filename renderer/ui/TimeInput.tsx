import { TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { addMinutes, type WallTime } from '#shared/wall-time.ts'
import { timeOfDayText } from './reader-time.ts'
import { parseTimeOfDay } from './typed-time.ts'

interface Props {
  label: string
  /** The wall time whose time of day is shown. */
  value: WallTime
  language: string
  onChange: (timeOfDay: string) => void
  /** With it, an emptied field means none. */
  onClear?: () => void
  id?: string
  width?: number
}

/** A time of day: typed as people do ("3pm", "15.30", "下午3点"), or a quarter of an hour more or less by the arrows. */
export function TimeInput({ label, value, language, onChange, onClear, id, width = 84 }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const take = () => {
    if (typed === null) return
    if (typed.trim() === '') onClear?.()
    const time = parseTimeOfDay(typed)
    if (time) onChange(time)
    setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') take()
    const step = event.key === 'ArrowUp' ? 15 : event.key === 'ArrowDown' ? -15 : 0
    if (step === 0 || event.altKey) return
    event.preventDefault()
    setTyped(null)
    onChange(addMinutes(value, step).slice(11))
  }
  const isWrong = typed !== null && typed.trim() !== '' && parseTimeOfDay(typed) === null
  return <TextInput {...(id ? { id } : {})} w={width} aria-label={label} autoComplete="off" value={typed ?? timeOfDayText(language, value)} error={isWrong ? true : null} onChange={(event) => setTyped(event.currentTarget.value)} onFocus={(event) => event.currentTarget.select()} onBlur={take} onKeyDown={onKeyDown} />
}
