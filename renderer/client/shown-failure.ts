import { create } from 'zustand'
import { failureOf, type Failure } from './failures.ts'

/** A failure of something that was asked for outside any form. It is shown above the screen until it is put away. */
export const useShownFailure = create<{ failure: Failure | null }>(() => ({ failure: null }))

export const showFailure = (error: unknown) => useShownFailure.setState({ failure: failureOf(error) })
export const putFailureAway = () => useShownFailure.setState({ failure: null })
