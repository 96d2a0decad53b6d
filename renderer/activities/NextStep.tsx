import { useLingui } from '@lingui/react/macro'
import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { X } from 'lucide-react'
import type { ActivityType } from '#shared/activity-types.ts'
import { typeText } from '../ui/activity-words.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import { planningNow, useTimeZone } from '../ui/reader-time.ts'
import { withType, type ActivityForm } from './activity-form.ts'
import classes from './Activities.module.css'
import { WhenFields } from './WhenFields.tsx'

/** The next step in short: what, about what, and when. */
export function NextStep({ form, types, onChange, onDrop }: { form: ActivityForm; types: readonly ActivityType[]; onChange: (form: ActivityForm) => void; onDrop: () => void }) {
  const { t } = useLingui()
  const zone = useTimeZone()
  const { content } = form
  return (
    <div className={classes.next}>
      <div className={classes.parts}>
        <NativeSelect w={120} aria-label={t`Type of the next step`} value={String(content.typeId)} data={types.filter((type) => type.isPlanned && (!type.isHidden || type.id === content.typeId)).map((type) => ({ value: String(type.id), label: typeText(t, type) }))} onChange={(event) => {
          const type = types.find(({ id }) => String(id) === event.currentTarget.value)
          if (type) onChange(withType(form, type, planningNow(zone), zone))
        }} />
        <TextInput className={classes.wide ?? ''} aria-label={t`Regarding`} ref={takesFocus} value={content.regarding} onFocus={(event) => event.currentTarget.select()} onChange={(event) => onChange({ ...form, content: { ...content, regarding: event.currentTarget.value } })} />
        <ActionIcon aria-label={t`No next step`} onClick={onDrop}><X size={14} /></ActionIcon>
      </div>
      <WhenFields form={form} onChange={onChange} isTask={types.find(({ id }) => id === content.typeId)?.isTask ?? false} />
    </div>
  )
}
