import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, NativeSelect, Popover, TextInput, Tooltip } from '@mantine/core'
import { Filter } from 'lucide-react'
import { useState } from 'react'
import { contactColumns, type ContactColumn } from '#shared/contacts.ts'
import type { Condition } from '#shared/lookup.ts'
import type { Tag } from '#shared/tags.ts'
import { TagDot } from '../../ui/TagChip.tsx'
import { useTags } from '../../ui/use-tags.ts'
import { isColumn } from '../list-search.ts'
import type { Section } from '../sections.ts'
import { columnWords } from '../words.ts'
import classes from './AddCondition.module.css'

type Test = Extract<Condition, { column: ContactColumn }>['test']
const tests: readonly Test[] = ['contains', 'startsWith', 'is', 'isEmpty', 'isNotEmpty']
const columns = contactColumns.filter(({ key }) => !['createdAt', 'updatedAt', 'openedAt', 'deletedAt'].includes(key))

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
  const words: Record<Test, string> = { contains: t`has`, startsWith: t`begins with`, is: t`is`, isEmpty: t`is empty`, isNotEmpty: t`is given` }
  // Of a time there is only to ask whether it is given.
  const offered = column === 'verifiedAt' ? tests.slice(3) : tests
  const needsValue = test !== 'isEmpty' && test !== 'isNotEmpty'
  return (
    <form
      className={classes.test}
      onSubmit={(event) => {
        event.preventDefault()
        if (!needsValue) onAdd({ column, test })
        else if (value.trim() !== '') onAdd({ column, test, value: value.trim() })
      }}
    >
      <NativeSelect aria-label={t`Field`} value={column} onChange={(event) => {
          const next = event.currentTarget.value
          if (!isColumn(next)) return
          setColumn(next)
          if (next === 'verifiedAt' && test !== 'isNotEmpty') setTest('isEmpty')
        }}
        data={columns.map(({ key }) => ({ value: key, label: t(columnWords[key]) }))} />
      <NativeSelect aria-label={t`Comparison`} value={test} onChange={(event) => setTest(tests.find((other) => other === event.currentTarget.value) ?? 'contains')}
        data={offered.map((key) => ({ value: key, label: words[key] }))} />
      <TextInput aria-label={t`Value`} value={value} disabled={!needsValue} data-autofocus onChange={(event) => setValue(event.currentTarget.value)} />
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
