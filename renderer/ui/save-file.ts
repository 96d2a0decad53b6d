/** Hands a file to the user as a click on a link to it would: the browser, or the desktop shell, saves it where they keep downloads. */
export function saveFile(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

/** The same for text made here. */
export function saveText(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  saveFile(url, name)
  // The browser has taken hold of it by the next minute.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
