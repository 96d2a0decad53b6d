import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { Tag } from '#shared/tags.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useTags } from '../ui/use-tags.ts'
import { mergeTag } from './tag-actions.ts'
import { askMerge, useTagState } from './tag-state.ts'
import classes from './Tags.module.css'

/** Asks into which tag another is to go. */
export function MergeDialog() {
  const { merging } = useTagState()
  const { tags } = useTags()
  const tag = tags.find((other) => other.id === merging)
  return tag ? <Merge key={tag.id} tag={tag} others={tags.filter((other) => other.id !== tag.id)} /> : null
}

function Merge({ tag, others }: { tag: Tag; others: readonly Tag[] }) {
  const { t } = useLingui()
  const [into, setInto] = useState<string | null>(null)
  const close = () => askMerge(null)
  const { name, count } = tag
  return (
    <Dialog onClose={close} title={t`Merge “${name}” into another tag`}>
      <form onSubmit={(event) => {
        event.preventDefault()
        if (into === null) return
        close()
        void mergeTag(tag.id, Number(into))
      }}>
        <p className={classes.text}><Plural value={count} one="# contact gets the other tag, and this one goes." other="# contacts get the other tag, and this one goes." /> <Trans>One undo takes it back.</Trans></p>
        <Select label={t`The tag that stays`} data-autofocus searchable value={into} onChange={setInto} data={others.map((other) => ({ value: String(other.id), label: other.name }))} nothingFoundMessage={t`No such tag`} maxDropdownHeight={240} />
        <div className={classes.buttons}>
          <Button onClick={close}><Trans>Cancel</Trans></Button>
          <Button type="submit" variant="filled" disabled={into === null}><Trans>Merge</Trans></Button>
        </div>
      </form>
    </Dialog>
  )
}
