/** How much of a name's end always shows: the number or the ending that tells it from its neighbours. */
const tailLength = 12

/** A file's name that, where it is too long, loses its middle. */
export function FileName({ name, className }: { name: string; className: string | undefined }) {
  const letters = [...name]
  const at = letters.length > tailLength * 2 ? letters.length - tailLength : letters.length
  return <b className={className} title={name}><bdi>{letters.slice(0, at).join('')}</bdi>{at < letters.length ? <bdi>{letters.slice(at).join('')}</bdi> : null}</b>
}
