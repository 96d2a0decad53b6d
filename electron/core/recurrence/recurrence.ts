export { expandSeries, wallSeconds, wallText, type Series, type Stretch } from './expand-series.ts'
export { timesFollowing, type Times } from './following.ts'
export { zoneOf, type Zone } from './instants.ts'
