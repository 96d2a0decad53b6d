export { zoneOf, type Zone } from './instants.ts'
