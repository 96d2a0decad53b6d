import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { FileContent } from './FileContent.tsx'
import { FileList } from './FileList.tsx'
import { FilePicker } from './FilePicker.tsx'
import { goTo, useImport } from './import-state.ts'
import classes from './Imports.module.css'
import type { LabelWords } from './label-words.ts'
import { StartButton } from './StartButton.tsx'
import { StepFrame } from './StepFrame.tsx'
import { usePreviews } from './use-previews.ts'

/** What is in the files and how they are read; nothing has been changed yet. */
export function CheckStep({ labelWords }: { labelWords: LabelWords }) {
  const { t } = useLingui()
  const { files, selected, rules } = useImport()
  const previews = usePreviews(files)
  const file = files.find(({ key }) => key === selected) ?? files[0]
  const isAlone = files.length === 1
  if (!file) return null
  const now = { update: t`Whoever is here already is brought up to date.`, skip: t`Whoever is here already is left as they are.`, add: t`Whoever is here already is added again.` }[rules.duplicates]
  return (
    <StepFrame>
      <div className={classes.check}>
        {isAlone ? null : <FileList files={files} selected={file.key} previews={previews} />}
        <FileContent key={file.key} file={file} asked={previews.get(file.key) ?? null} labelWords={labelWords} more={isAlone ? <FilePicker /> : null} />
      </div>
      <footer className={classes.foot}>
        <div className={classes.next}><Button onClick={() => goTo('duplicates')}>{t`Duplicates and trial…`}</Button><small>{now}</small></div>
        <StartButton files={files} previews={previews} />
      </footer>
    </StepFrame>
  )
}
