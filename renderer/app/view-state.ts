import { z } from 'zod'
import { create } from 'zustand'

export const flagSchema = z.boolean()
export const navigationHiddenKey = 'view.navigationHidden'

export const useKeySheet = create<{ isOpen: boolean }>(() => ({ isOpen: false }))
export const openKeySheet = () => useKeySheet.setState({ isOpen: true })
export const closeKeySheet = () => useKeySheet.setState({ isOpen: false })
