/** As the `ref` of a button: when it appears, in place of one that had the focus, it takes it over. */
export const takesFocus = (element: HTMLElement | null): void => element?.focus()
