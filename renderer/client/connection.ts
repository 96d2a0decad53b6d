import { create } from 'zustand'

/** Whether the core is there. It is taken to be until it is known not to be. */
export const useConnection = create<{ isOnline: boolean }>(() => ({ isOnline: true }))

export const setOnline = (isOnline: boolean) => useConnection.setState({ isOnline })
