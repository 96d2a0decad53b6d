import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { Check } from 'lucide-react'
import { tagColours, type Tag } from '#shared/tags.ts'
import { TagDot } from '../ui/TagChip.tsx'
import { colourWords } from '../ui/colour-words.ts'
import { setColour } from './tag-actions.ts'
import classes from './Tags.module.css'

/** The colours a tag may have, each by its name. */
export function ColourMenu({ tag }: { tag: Tag }) {
  const { t } = useLingui()
  const { name, colour } = tag
  const current = colour ? t(colourWords[colour]) : t`No colour`
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target><button type="button" className={classes.shade} aria-label={t`Colour of ${name}: ${current}`} title={current}><TagDot colour={colour} /></button></Menu.Target>
      <Menu.Dropdown>
        <div className={classes.palette} role="presentation">
          {[...tagColours, null].map((other) => (
            <Menu.Item key={other ?? 'none'} leftSection={<TagDot colour={other} />} rightSection={other === colour ? <Check size={14} /> : null} onClick={() => void setColour(tag.id, other)}>
              {other ? t(colourWords[other]) : t`No colour`}
            </Menu.Item>
          ))}
        </div>
      </Menu.Dropdown>
    </Menu>
  )
}
