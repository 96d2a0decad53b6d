import { create } from 'zustand'

/** Whether the dialog that applies a plan is open. */
export const usePlanDialog = create<{ isOpen: boolean }>(() => ({ isOpen: false }))
export const openPlan = (): void => usePlanDialog.setState({ isOpen: true })
export const closePlan = (): void => usePlanDialog.setState({ isOpen: false })
