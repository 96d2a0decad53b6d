/** The languages the browser names, those left out that are no language tags (BCP 47): a system set to the "C" locale may say `en-US@posix`. */
export function properLanguages(named: readonly string[] = navigator.languages): string[] {
  return named.filter((tag) => {
    try {
      return new Intl.Locale(tag).language !== ''
    } catch {
      return false // No tag: what it would mean is anybody's guess.
    }
  })
}
