/** Puts the cursor into a field of the form: the one named, the first of a list named, else the first of all. */
export function focusField(form: HTMLElement | null, name: string | null): void {
  if (!form) return
  const exact = name === null ? null : form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)
  const inList = name === null ? null : form.querySelector<HTMLElement>(`[data-list-field="${CSS.escape(name.split('.')[0] ?? '')}"] input[data-main], [data-list-field="${CSS.escape(name.split('.')[0] ?? '')}"] button`)
  const field = exact ?? inList ?? form.querySelector<HTMLElement>('input, textarea')
  if (!field) return
  field.focus({ preventScroll: true })
  field.scrollIntoView({ block: 'nearest' })
  if (field instanceof HTMLButtonElement) field.click()
  else if (field instanceof HTMLInputElement) field.select()
}
