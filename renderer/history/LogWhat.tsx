import { useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { ActivityType } from '#shared/activity-types.ts'
import { resultText, typeText } from '../ui/activity-words.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import classes from './History.module.css'
import { hasDirection, isLogged, lettersOf, resultsFor, withType, type LogForm } from './log-form.ts'

interface Props {
  form: LogForm
  types: readonly ActivityType[]
  /** The type that the dialog opened with: it has the keyboard first. */
  firstTypeId: number
  onChange: (part: Partial<LogForm>) => void
  /** Goes on to what it was about. */
  onDone: () => void
}

/** What it was and how it ended, each by one key: the letter of the type, the number of the result. */
export function LogWhat({ form, types, firstTypeId, onChange, onDone }: Props) {
  const { t } = useLingui()
  const type = types.find(({ id }) => id === form.typeId)
  const results = resultsFor(type)
  const keys = lettersOf(types)
  const letters = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const digit = /^Digit([1-9])$/.exec(event.nativeEvent.code)?.[1]
    const result = digit === undefined ? undefined : results[Number(digit) - 1]
    const picked = types.find(({ id, isHidden }) => !isHidden && keys.get(id) === event.key)
    if (result === undefined && !picked && event.key !== 'Enter') return
    event.preventDefault()
    if (result !== undefined) onChange({ result })
    if (result === undefined && picked) onChange(withType(form, picked))
    else onDone()
  }
  return (
    <>
      <span>{t`What`}</span>
      <div className={classes.types} role="group" aria-label={t`What`} onKeyDown={letters}>
        {types.filter((one) => isLogged(one) || one.id === form.typeId).map((one) => (
          // Both: the dialog gives the focus to what is marked, but what it waited for comes after that.
          <button key={one.id} type="button" data-autofocus={one.id === firstTypeId || undefined} aria-pressed={one.id === form.typeId} tabIndex={one.id === form.typeId ? 0 : -1} {...(one.id === firstTypeId ? { ref: takesFocus } : {})} onClick={() => onChange(withType(form, one))}>
            <TypeSign type={one} /> {typeText(t, one)}{keys.has(one.id) ? <kbd>{keys.get(one.id)?.toUpperCase()}</kbd> : null}
          </button>
        ))}
      </div>
      {results.length > 0 ? (
        <>
          <span>{t`Result`}</span>
          <div className={classes.types} role="group" aria-label={t`Result`} onKeyDown={letters}>
            {results.map((result, at) => <button key={result} type="button" aria-pressed={result === form.result} tabIndex={result === form.result || (form.result === '' && at === 0) ? 0 : -1} onClick={() => onChange({ result: result === form.result ? '' : result })}><kbd>{at + 1}</kbd>{resultText(t, result)}</button>)}
            {results.includes('received') || !hasDirection(type) ? null : (
              <SegmentedControl size="xs" aria-label={t`Direction`} value={form.direction ?? 'none'} onChange={(value) => onChange({ direction: value === 'none' ? null : (value as 'in' | 'out') })}
                data={[{ value: 'none', label: '–' }, { value: 'out', label: t`I called` }, { value: 'in', label: t`They called` }]} />
            )}
          </div>
        </>
      ) : null}
    </>
  )
}
