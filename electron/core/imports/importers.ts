import { csvImporter } from './csv-importer.ts'
import { icsImporter } from './ics-importer.ts'
import type { Importer } from './importer.ts'
import { jsonImporter } from './json-importer.ts'
import { ldifImporter } from './ldif-importer.ts'
import { vcardImporter } from './vcard-importer.ts'

/** Every format that can be imported. The first that recognises a file takes it; CSV recognises nearly any text, so it is last. */
export const importers: readonly Importer[] = [vcardImporter, icsImporter, ldifImporter, jsonImporter, csvImporter]
