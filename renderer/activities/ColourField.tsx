import { useLingui } from '@lingui/react/macro'
import { Menu, UnstyledButton } from '@mantine/core'
import { Check } from 'lucide-react'
import { tagColours, type TagColour } from '#shared/tags.ts'
import { activityShade } from '../ui/activity-words.ts'
import { colourWords } from '../ui/colour-words.ts'
import classes from './Activities.module.css'

/** An own colour in place of the type's. */
export function ColourField({ value, usual, onChange }: { value: string | null; usual: string | null; onChange: (colour: string | null) => void }) {
  const { t } = useLingui()
  const known = tagColours.find((colour) => colour === value) as TagColour | undefined
  const words = value === null ? t`Colour of the type` : known ? t(colourWords[known]) : value
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target><UnstyledButton className={classes.colour} aria-label={t`Colour: ${words}`}><i className={classes.dot} style={{ background: activityShade(value ?? usual) }} />{words}</UnstyledButton></Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {[null, ...tagColours].map((colour) => <Menu.Item key={colour ?? 'type'} leftSection={<i className={classes.dot} style={{ background: activityShade(colour ?? usual) }} />} rightSection={colour === value ? <Check size={14} /> : null} onClick={() => onChange(colour)}>{colour === null ? t`Colour of the type` : t(colourWords[colour])}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
