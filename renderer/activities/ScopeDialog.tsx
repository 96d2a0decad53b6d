import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { KeyboardEvent } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { dismissQuestion, useScopeQuestion } from '../ui/scope-question.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import classes from './Activities.module.css'

/** How far a change of a series, or of a plan, reaches: one small question, answered by a digit. */
export function ScopeDialog() {
  const { t } = useLingui()
  const { question } = useScopeQuestion()
  if (!question) return null
  if (question.kind === 'plan') {
    const { count } = question
    return <Choices title={t`This activity belongs to a plan`} options={[{ words: t`Move the rest along (${plural(count, { one: '# more', other: '# more' })})`, run: () => question.answer(true) }, { words: t`Move only this one`, run: () => question.answer(false) }]} />
  }
  const { action, regarding } = question
  const titles = { change: t`Change which of “${regarding}”?`, move: t`Move which of “${regarding}”?`, remove: t`Delete which of “${regarding}”?` }
  const options = [
    ...(question.hasThis ? [{ words: t`Only this one`, run: () => question.answer('this') }] : []),
    { words: t`This and the following`, run: () => question.answer('following') },
    { words: t`All of the series`, run: () => question.answer('all') },
  ]
  return <Choices title={titles[action]} options={options} />
}

function Choices({ title, options }: { title: string; options: readonly { words: string; run: () => void }[] }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = /^Digit[1-9]$/.test(event.nativeEvent.code) ? options[Number(event.nativeEvent.code.slice(5)) - 1] : undefined
    if (chosen && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      chosen.run()
      return
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <Dialog onClose={dismissQuestion} size={360} title={title} zIndex={300}>
      <div className={classes.choices} onKeyDown={onKeyDown} role="group" aria-label={title}>
        {options.map(({ words, run }, at) => <button key={words} type="button" ref={at === 0 ? takesFocus : undefined} {...(at === 0 ? { 'data-autofocus': true } : {})} onClick={run}><kbd>{at + 1}</kbd>{words}</button>)}
      </div>
    </Dialog>
  )
}
