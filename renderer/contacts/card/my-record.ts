import { z } from 'zod'
import { setSetting, useSetting } from '../../client/settings.ts'

const schema = z.number().int().positive().nullable()
/** The setting that holds the id of the contact that is the user's own. */
const key = 'myContact'

/** Which contact is the user; null while nobody was named. */
export const useMyContact = (): number | null => useSetting(key, schema, null)
export const setMyContact = (id: number | null) => setSetting(key, id)
