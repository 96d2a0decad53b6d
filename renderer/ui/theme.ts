import { ActionIcon, Autocomplete, Button, createTheme, Input, Menu, Modal, NativeSelect, Popover, SegmentedControl, Select, TagsInput, Textarea, TextInput, Tooltip, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core'
import { accents, rampOf, type Accent } from './accents.ts'
import classes from './theme.module.css'

const still = { transitionProps: { duration: 0 } }
const combobox = { comboboxProps: { ...still, shadow: 'md', offset: 2 } }
const inputClasses = { input: classes.input ?? '', wrapper: classes.wrapper ?? '' }

/** Mantine made dense and quiet (SCREENS.md, tokens): 13 px, 26 px fields, radius 4, nothing that fades in. */
export function themeOf(accent: Accent): MantineThemeOverride {
  return createTheme({
    fontFamily: 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "PingFang TC", "Microsoft YaHei UI", "Microsoft JhengHei UI", "Noto Sans", "Noto Sans CJK SC", "Noto Sans SC", "Noto Sans TC", sans-serif',
    fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, "Noto Sans Mono", monospace',
    fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '20px' },
    lineHeights: { xs: '1.35', sm: '1.35', md: '1.35', lg: '1.35', xl: '1.3' },
    spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
    radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
    defaultRadius: 'sm',
    cursorType: 'default',
    respectReducedMotion: true,
    primaryColor: 'accent',
    primaryShade: 7,
    colors: {
      accent: rampOf(accents[accent].light),
      gray: ['#f7f8fa', '#f1f3f6', '#e6e9ee', '#d9dde4', '#c3c9d3', '#9ea6b3', '#737c8a', '#5a626e', '#3c434d', '#22272e'],
      dark: ['#e3e6ea', '#c6cbd3', '#9aa3b0', '#6d7683', '#3a4049', '#2d3239', '#24282e', '#1b1e23', '#16181c', '#101215'],
      red: ['#fdf1f0', '#fadfdd', '#f4bfbb', '#ec9a94', '#e2736b', '#d54f46', '#c63b33', '#b3261e', '#941e18', '#741712'],
    },
    components: {
      Button: Button.extend({ defaultProps: { size: 'xs', variant: 'default' }, classNames: { root: classes.button ?? '' } }),
      ActionIcon: ActionIcon.extend({ defaultProps: { size: 24, variant: 'subtle', color: 'gray' } }),
      Input: Input.extend({ defaultProps: { size: 'xs' }, classNames: inputClasses }),
      TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
      Textarea: Textarea.extend({ defaultProps: { size: 'xs' } }),
      NativeSelect: NativeSelect.extend({ defaultProps: { size: 'xs' } }),
      Select: Select.extend({ defaultProps: { size: 'xs', ...combobox, classNames: { option: classes.option ?? '' } } }),
      Autocomplete: Autocomplete.extend({ defaultProps: { size: 'xs', ...combobox, classNames: { option: classes.option ?? '' } } }),
      TagsInput: TagsInput.extend({ defaultProps: { size: 'xs', ...combobox, classNames: { option: classes.option ?? '', input: classes.tags ?? '' } } }),
      SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', transitionDuration: 0 } }),
      // The placeholder that takes the focus is no child that a menu may have (axe: aria-required-children).
      Menu: Menu.extend({ defaultProps: { ...still, shadow: 'md', offset: 4, withInitialFocusPlaceholder: false }, classNames: { dropdown: classes.menu ?? '', item: classes.menuItem ?? '', label: classes.menuLabel ?? '' } }),
      Popover: Popover.extend({ defaultProps: { ...still, shadow: 'md', offset: 4 } }),
      Modal: Modal.extend({ defaultProps: { ...still, centered: true, overlayProps: { backgroundOpacity: 0.35 } }, classNames: { title: classes.modalTitle ?? '', header: classes.modalHeader ?? '' } }),
      Tooltip: Tooltip.extend({ defaultProps: { openDelay: 500, ...still }, classNames: { tooltip: classes.tooltip ?? '' } }),
    },
  })
}

/** Colours of our own beside Mantine's, per scheme. Text on any of the grounds keeps 4.5 : 1. */
export function resolverOf(accent: Accent): CSSVariablesResolver {
  return () => ({
    variables: {},
    light: {
      '--mantine-color-body': '#ffffff', '--mantine-color-text': '#1d2127', '--mantine-color-dimmed': '#5c6470', '--mantine-color-placeholder': '#6b7380',
      '--mantine-color-default-border': '#d3d8df', '--mantine-color-error': '#b3261e',
      '--tb-chrome': '#f4f5f8', '--tb-line': '#e4e7ec', '--tb-hover': '#f3f5f8', '--tb-accent': accents[accent].light, '--tb-strong': '#14171b',
      '--tb-selected': `color-mix(in srgb, ${accents[accent].light} 15%, #ffffff)`, '--tb-soft': `color-mix(in srgb, ${accents[accent].light} 9%, #ffffff)`,
      '--tb-warn': '#fff6e0', '--tb-warn-line': '#e9cf8d', '--tb-star': '#b9770e', '--tb-faint': '#757d89',
    },
    dark: {
      '--mantine-color-body': '#1b1e23', '--mantine-color-text': '#e3e6ea', '--mantine-color-dimmed': '#a0a8b4', '--mantine-color-placeholder': '#8d96a3',
      '--mantine-color-default': '#24282e', '--mantine-color-default-hover': '#2a2f36', '--mantine-color-default-border': '#3a4049', '--mantine-color-error': '#f59c95',
      '--tb-chrome': '#22262c', '--tb-line': '#30353d', '--tb-hover': '#24282f', '--tb-accent': accents[accent].dark, '--tb-strong': '#f3f5f7',
      '--tb-selected': `color-mix(in srgb, ${accents[accent].dark} 27%, #1b1e23)`, '--tb-soft': `color-mix(in srgb, ${accents[accent].dark} 13%, #1b1e23)`,
      '--tb-warn': '#3a3220', '--tb-warn-line': '#6b5a2c', '--tb-star': '#e5aa3e', '--tb-faint': '#8d96a3',
    },
  })
}
