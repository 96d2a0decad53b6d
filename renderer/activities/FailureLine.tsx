import type { Failure } from '../client/failures.ts'
import { FailureText } from '../ui/FailureText.tsx'
import classes from './Activities.module.css'

/** Why an activity or a plan could not be saved; the place it takes where there is no reason. */
export const FailureLine = ({ failure }: { failure: Failure | null }) => (failure ? <FailureText failure={failure} className={classes.failure} /> : <span className={classes.space} />)
