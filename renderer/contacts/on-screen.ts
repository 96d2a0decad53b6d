import { create } from 'zustand'

/** Which contact the screen shows, for commands, which stand outside of it. */
export const useOnScreen = create<{ isShown: boolean; id: number | null }>(() => ({ isShown: false, id: null }))
export const currentId = () => (useOnScreen.getState().isShown ? useOnScreen.getState().id : null)
