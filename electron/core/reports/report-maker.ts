import type { Report } from '#shared/reports.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import type { ReportRequest } from './report-request.ts'

/** Paper ready to be set, and how many entries stand on it. */
export interface Draft {
  report: Omit<Report, 'paper' | 'language' | 'createdAt'>
  count: number
}

/** Gathers what a report prints, in slices, and lays it out as its template wants it. */
export type ReportMaker = (ctx: JobContext, services: Services, request: ReportRequest) => Promise<Draft>
