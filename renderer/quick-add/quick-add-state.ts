import { create } from 'zustand'

/** Whether the line is open, and with what in it. */
export const useQuickAdd = create<{ isOpen: boolean; line: string }>(() => ({ isOpen: false, line: '' }))

export const openQuickAdd = (line = ''): void => useQuickAdd.setState({ isOpen: true, line })
export const closeQuickAdd = (): void => useQuickAdd.setState({ isOpen: false, line: '' })
