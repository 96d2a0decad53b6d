import { useLingui } from '@lingui/react/macro'
import { Button, Modal } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { ActivityContent } from '#shared/activities.ts'
import type { Language } from '#shared/command-list.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, queryClient, trpc } from '../client/trpc.ts'
import { openActivity } from '../ui/activity-dialog.ts'
import { useTimeZone } from '../ui/reader-time.ts'
import { Chips } from './Chips.tsx'
import { correctedContent, noCorrections, peopleOf, plainOf, type Corrections, type Understood } from './corrections.ts'
import classes from './QuickAdd.module.css'
import { closeQuickAdd, useQuickAdd } from './quick-add-state.ts'

/** One line that plans something, from everywhere: what it was taken for stands beneath it before Enter. */
export function QuickAddPanel() {
  const { isOpen, line } = useQuickAdd()
  return isOpen ? <Panel key={line} first={line} /> : null
}

function Panel({ first }: { first: string }) {
  const { t, i18n } = useLingui()
  const timeZone = useTimeZone()
  const [line, setLine] = useState(first)
  const [corrections, setCorrections] = useState<Corrections>(noCorrections)
  const [open, setOpen] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { data: types } = useQuery(trpc.activityTypes.list.queryOptions())
  const options = trpc.quickAdd.parse.queryOptions({ line, language: i18n.locale as Language, timeZone, plain: plainOf(line, corrections) }, { enabled: line.trim() !== '', placeholderData: keepPreviousData, gcTime: 10_000 })
  const { data } = useQuery(options)
  const understood: Understood | null = line.trim() === '' || !data ? null : data
  const contentOf = (known: Understood) => correctedContent(known, corrections, types ?? [], timeZone)

  /** Enter may come before the answer to the last letter: what is added is what that line says. */
  const add = async (isToDialog: boolean) => {
    if (line.trim() === '' || isAdding) return
    setAdding(true)
    try {
      const known: Understood = await queryClient.fetchQuery(options)
      const undecided = peopleOf(known, corrections).find(({ person }) => person === null)
      if (undecided) return choosePerson(undecided.text)
      const content = await withNewContacts(contentOf(known), peopleOf(known, corrections).flatMap(({ person }) => (person?.kind === 'new' ? person.name : [])))
      if (isToDialog) openActivity({ content })
      else await client.activities.create.mutate({ content })
      closeQuickAdd()
    } catch (error) {
      showFailure(error)
    } finally {
      setAdding(false)
    }
  }
  /** As if somebody had gone to the chip and pressed Enter: a menu that opens away from the keyboard closes again. */
  const choosePerson = (text: string) => {
    window.setTimeout(() => {
      const chip = document.querySelector<HTMLElement>(`[data-chip="${CSS.escape(`person ${text}`)}"]`)
      chip?.focus()
      chip?.click()
    }, 20)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
    const chips = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-chip]')]
    const at = chips.indexOf(document.activeElement as HTMLElement)
    if (event.key === 'Enter' && event.target === input.current) {
      event.preventDefault()
      void add(event.shiftKey)
    } else if (event.key === 'ArrowDown' && event.target === input.current) {
      event.preventDefault()
      chips[0]?.focus()
    } else if (at >= 0 && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault()
      chips[Math.min(Math.max(at + (event.key === 'ArrowRight' ? 1 : -1), 0), chips.length - 1)]?.focus()
    } else if (at >= 0 && event.key === 'ArrowUp') {
      event.preventDefault()
      input.current?.focus()
    }
  }
  const correct = (change: Partial<Corrections>) => {
    setCorrections((before) => ({ ...before, ...change }))
    window.requestAnimationFrame(() => { if (!document.activeElement || document.activeElement === document.body) input.current?.focus() })
  }
  return (
    <Modal opened onClose={closeQuickAdd} withCloseButton={false} size={620} padding={0} yOffset="14vh" centered={false} attributes={{ content: { 'aria-label': t`Quick add` } }}>
      <div onKeyDown={onKeyDown} role="presentation">
        <div className={classes.line}>
          <Plus size={16} aria-hidden />
          <input ref={input} data-autofocus value={line} aria-label={t`What is to be done, with whom and when`} placeholder={t`call Ana Tuesday 3pm re quote`} autoComplete="off" spellCheck={false} onChange={(event) => setLine(event.currentTarget.value)} />
        </div>
        {understood ? <Chips understood={understood} content={contentOf(understood)} corrections={corrections} types={types ?? []} timeZone={timeZone} open={open} onOpen={(chip) => {
          setOpen(chip)
          if (chip === null) window.requestAnimationFrame(() => input.current?.focus())
        }} onCorrect={correct} /> : <div className={classes.chips}><span className={classes.hint}>{t`Say it as it comes: what, who, when, how long.`}</span></div>}
        <div className={classes.foot}><span>{t`Enter adds · Shift+Enter opens the form · ↓ corrects`}</span><Button onClick={() => void add(false)} disabled={line.trim() === '' || isAdding} variant="filled">{t`Add`}</Button></div>
      </div>
    </Modal>
  )
}

/** Makes the contacts that were asked for, and puts them in the places of their names. */
async function withNewContacts(content: ActivityContent, names: readonly string[]): Promise<ActivityContent> {
  let participants = content.participants
  for (const name of names) {
    const { id } = await client.contacts.create.mutate({ changes: { fullName: name } })
    participants = participants.map((person) => (person.contactId === null && person.name === name ? { ...person, contactId: id } : person))
  }
  return { ...content, participants }
}
