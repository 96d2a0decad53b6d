import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, NativeSelect, Popover, TextInput, Tooltip } from '@mantine/core'
import { Filter } from 'lucide-react'
import { useState } from 'react'
import { contactColumns, isTimeColumn, type ContactColumn, type TimeColumn } from '#shared/contacts.ts'
import type { Condition } from '#shared/lookup.ts'
import type { Tag } from '#shared/tags.ts'
import { TagDot } from '../../ui/TagChip.tsx'
import { useTags } from '../../ui/use-tags.ts'
import { isColumn } from '../list-search.ts'
import type { Section } from '../sections.ts'
import { columnWords } from '../words.ts'
import classes from './AddCondition.module.css'

type TextTest = Extract<Condition, { column: ContactColumn }>['test']
type TimeTest = Extract<Condition, { time: TimeColumn }>['test']
type Test = TextTest | TimeTest
const givenTests = ['isEmpty', 'isNotEmpty'] as const
const textTests: readonly Test[] = ['contains', 'startsWith', 'is', ...givenTests]
const timeTests: readonly Test[] = ['inLast', 'notInLast', ...givenTests]
const isTimeTest = (test: Test): test is TimeTest => test === 'inLast' || test === 'inNext' || test === 'notInLast'
const columns = contactColumns.filter(({ key }) => !['openedAt', 'deletedAt'].includes(key))
/** Of what is to come there is a next, of what was a last. */
const testsOf = (column: ContactColumn): readonly Test[] => (column === 'nextActivityAt' ? ['inNext', ...givenTests] : isTimeColumn(column) ? timeTests : textTests)

/** What the form says as a condition; null while its value is missing or no number of days. */
function conditionOf(column: ContactColumn, test: Test, value: string): Condition | null {
  if (!isTimeTest(test)) return givenTests.some((other) => other === test) ? { column, test } : value === '' ? null : { column, test, value }
  const days = Number(value)
  return isTimeColumn(column) && value !== '' && Number.isInteger(days) && days >= 0 && days <= 36_500 ? { time: column, test, days } : null
}

/** The small sheet that adds a condition to the lookup: one of the tags, favourites, people or companies, or a test of a column. */
export function AddCondition({ section, onAdd }: { section: Section; onAdd: (condition: Condition) => void }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const add = (condition: Condition) => {
    setOpen(false)
    onAdd(condition)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={460} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t`Narrow the lookup`}><ActionIcon aria-label={t`Narrow the lookup`} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}><Filter size={16} strokeWidth={1.75} /></ActionIcon></Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.sheet ?? ''} aria-label={t`Narrow the lookup`}>
        <ColumnTest onAdd={add} />
        <div className={classes.plain}>
          {section === 'favourites' ? null : <Button onClick={() => add({ field: 'favourite' })}><Trans>Favourites</Trans></Button>}
          <Button onClick={() => add({ field: 'noNextActivity' })}><Trans>No next activity</Trans></Button>
          {section === 'companies' ? null : <Button onClick={() => add({ field: 'kind', is: 'person' })}><Trans>People only</Trans></Button>}
          {section === 'companies' ? null : <Button onClick={() => add({ field: 'kind', is: 'company' })}><Trans>Companies only</Trans></Button>}
        </div>
        <Tags onAdd={add} />
      </Popover.Dropdown>
    </Popover>
  )
}

function ColumnTest({ onAdd }: { onAdd: (condition: Condition) => void }) {
  const { t } = useLingui()
  const [column, setColumn] = useState<ContactColumn>('city')
  const [test, setTest] = useState<Test>('contains')
  const [value, setValue] = useState('')
  const words: Record<Test, string> = {
    contains: t`has`, startsWith: t`begins with`, is: t`is`, isEmpty: t`is empty`, isNotEmpty: t`is given`, inLast: t`in the last … days`, inNext: t`in the next … days`, notInLast: t`not in the last … days`,
  }
  const offered = testsOf(column)
  const needsValue = test !== 'isEmpty' && test !== 'isNotEmpty'
  return (
    <form
      className={classes.test}
      onSubmit={(event) => {
        event.preventDefault()
        const condition = conditionOf(column, test, value.trim())
        if (condition) onAdd(condition)
      }}
    >
      <NativeSelect aria-label={t`Field`} value={column} onChange={(event) => {
          const next = event.currentTarget.value
          if (!isColumn(next)) return
          setColumn(next)
          const possible = testsOf(next)
          if (!possible.includes(test)) setTest(possible[0] ?? 'isEmpty')
        }}
        data={columns.map(({ key }) => ({ value: key, label: t(columnWords[key]) }))} />
      <NativeSelect aria-label={t`Comparison`} value={test} onChange={(event) => setTest(offered.find((other) => other === event.currentTarget.value) ?? 'isEmpty')}
        data={offered.map((key) => ({ value: key, label: words[key] }))} />
      <TextInput aria-label={isTimeTest(test) ? t`Days` : t`Value`} inputMode={isTimeTest(test) ? 'numeric' : 'text'} value={value} disabled={!needsValue} data-autofocus onChange={(event) => setValue(event.currentTarget.value)} />
      <Button type="submit" variant="filled"><Trans>Add</Trans></Button>
    </form>
  )
}

/** The tags in use, group by group; a group stands for all of its tags. */
function Tags({ onAdd }: { onAdd: (condition: Condition) => void }) {
  const { groups, tags } = useTags()
  const used = tags.filter((tag) => tag.count > 0)
  if (used.length === 0) return null
  return (
    <div className={classes.tags}>
      {groups.map((group) => {
        const own = used.filter((tag) => tag.tagGroupId === group.id)
        if (own.length === 0) return null
        return (
          <div key={group.id} className={classes.group}>
            <button type="button" className={classes.groupName} onClick={() => onAdd({ field: 'tagGroup', id: group.id })}><bdi>{group.name}</bdi></button>
            {own.map((tag) => <TagButton key={tag.id} tag={tag} onAdd={onAdd} />)}
          </div>
        )
      })}
      <div className={classes.group}>{used.filter((tag) => tag.tagGroupId === null).map((tag) => <TagButton key={tag.id} tag={tag} onAdd={onAdd} />)}</div>
    </div>
  )
}

function TagButton({ tag, onAdd }: { tag: Tag; onAdd: (condition: Condition) => void }) {
  return <button type="button" className={classes.tag} onClick={() => onAdd({ field: 'tag', is: tag.name })}><TagDot colour={tag.colour} /><bdi>{tag.name}</bdi><small>{tag.count}</small></button>
}
