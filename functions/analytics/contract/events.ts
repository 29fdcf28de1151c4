import * as z from 'zod';
import { defineEvent } from '../../../shared/kernel/event.ts';
import { formatList, reports } from './schedule.ts';

const period = { report: z.enum(reports), from: z.iso.date(), to: z.iso.date(), scheduleId: z.string().optional() };

/** Somebody, or a slot of a schedule, wants a report; said again when the wait for a recount is over. */
export const ReportRequested = defineEvent('report.requested.v1', z.strictObject(period));

/** The files of the report are there. Its recipients are kept with the run, since addresses are personal. */
export const ReportProduced = defineEvent('report.produced.v1', z.strictObject({ ...period, formats: formatList }));

/** The slot of a schedule has come; the platform's sweeper says so, again each minute until the schedule moved on. */
export const ReportScheduleDue = defineEvent('report-schedule.due.v1', z.strictObject({}));

/** A run waits for the counts to be ready: time to look again. */
export const ReportRunDue = defineEvent('report-run.due.v1', z.strictObject({}));

/** The counts are being moved to other days: time for the next portion. */
export const CalendarDue = defineEvent('calendar.due.v1', z.strictObject({}));
