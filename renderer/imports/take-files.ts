/** A file with the name it is shown under. */
export interface TakenFile {
  file: File
  name: string
}

export interface Taken {
  files: TakenFile[]
  /** Files of folders that are nothing to import. */
  leftOut: number
}

/** Of a folder only what can be an address book: whoever gives a folder means those, not the pictures beside them. */
const endings = /\.(vcf|vcard|csv|tsv|tab|txt|ldif|ldi)$/i

/** What can be picked in the system's own dialog; "all files" stays there for the rest. */
export const acceptedEndings = '.vcf,.vcard,.ics,.vcs,.ical,.csv,.tsv,.tab,.txt,.ldif,.ldi,.json,text/vcard,text/calendar,text/csv'

/** The files of an input; of a folder input with their paths below the folder. */
export function filesOfInput(list: FileList | null): Taken {
  return sorted([...(list ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name, isInFolder: file.webkitRelativePath !== '' })))
}

/** The files of a drop, folders with all below them. Must be called while the drop is handled: later the browser has forgotten it. */
export async function filesOfDrop(transfer: DataTransfer): Promise<Taken> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
  const found: Found[] = []
  for (const entry of entries) {
    if (entry instanceof File) found.push({ file: entry, name: entry.name, isInFolder: false })
    else if (entry) found.push(...await filesBelow(entry, false))
  }
  return sorted(found)
}

interface Found extends TakenFile {
  isInFolder: boolean
}

function sorted(found: readonly Found[]): Taken {
  const wanted = found.filter(({ name, isInFolder }) => !isInFolder || (endings.test(name) && !name.split('/').some((part) => part.startsWith('.'))))
  return { files: wanted.map(({ file, name }) => ({ file, name })).toSorted((a, b) => a.name.localeCompare(b.name)), leftOut: found.length - wanted.length }
}

async function filesBelow(entry: FileSystemEntry, isInFolder: boolean): Promise<Found[]> {
  if (isFileEntry(entry)) {
    const file = await new Promise<File>((done, fail) => entry.file(done, fail))
    return [{ file, name: entry.fullPath.replace(/^\//, '') || file.name, isInFolder }]
  }
  if (!isFolderEntry(entry)) return []
  const reader = entry.createReader()
  const found: Found[] = []
  // A folder is given in portions; an empty one is the end (File and Directory Entries API, readEntries).
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (portion.length === 0) return found
    for (const child of portion) found.push(...await filesBelow(child, true))
  }
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolderEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
