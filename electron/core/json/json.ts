/** Contacts as JSON: reading our own export, element by element, whatever tool has laid it out anew. */
export { JsonReader, type JsonElement } from './json-reader.ts'
export { contentFromJson } from './json-content.ts'
