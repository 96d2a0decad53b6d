/** Puts a label of a list (`mobile` of `phones`) into the reader's words; a label of the user's own stands as it is. */
export type LabelWords = (list: string, label: string) => string
