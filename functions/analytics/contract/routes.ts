import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { slug } from '../../../shared/kernel/text.ts';
import { runRequest, runView } from './run.ts';
import { scheduleBody, scheduleView } from './schedule.ts';

const bySlug = z.strictObject({ id: slug });

const PERIOD_OF_A_SLOT = [
  'Each slot produces one report and mails it to the recipients; missed slots are made up for, oldest first.',
  'Where the clocks are put forward, a slot that falls into the gap comes at the first minute after it; where they are put',
  "back, it comes once, the first time. A report counts whole days of the company's time zone: from the day of the slot",
  'before to the day before this slot, so that reports of slots on different days follow each other without a gap or an',
  'overlap. The second and later slots of one day report that day so far.',
].join(' ');

export const routes = {
  putReportSchedule: defineRoute({
    method: 'PUT',
    path: '/v1/report-schedules/{id}',
    operationId: 'putReportSchedule',
    tag: 'Reports',
    summary: 'Create a report schedule or replace it',
    description: PERIOD_OF_A_SLOT,
    params: bySlug,
    body: scheduleBody,
    ifMatch: 'optional',
    answers: {
      200: { description: 'The schedule as it is now.', schema: scheduleView, headers: ['ETag'] },
      201: { description: 'The new schedule.', schema: scheduleView, headers: ['ETag', 'Location'] },
    },
    refusals: [400, 403, 412, 422],
  }),
  getReportSchedule: defineRoute({
    method: 'GET',
    path: '/v1/report-schedules/{id}',
    operationId: 'getReportSchedule',
    tag: 'Reports',
    summary: 'A report schedule',
    params: bySlug,
    answers: { 200: { description: 'The schedule.', schema: scheduleView, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  listReportSchedules: defineRoute({
    method: 'GET',
    path: '/v1/report-schedules',
    operationId: 'listReportSchedules',
    tag: 'Reports',
    summary: 'The report schedules, by id',
    query: listQuery,
    answers: { 200: { description: 'A page of schedules.', schema: listOf(scheduleView) } },
    refusals: [400, 403],
  }),
  deleteReportSchedule: defineRoute({
    method: 'DELETE',
    path: '/v1/report-schedules/{id}',
    operationId: 'deleteReportSchedule',
    tag: 'Reports',
    summary: 'Delete a report schedule',
    description: 'Its runs and their files stay.',
    params: bySlug,
    ifMatch: 'optional',
    answers: { 204: { description: 'It is gone.' } },
    refusals: [400, 403, 404, 412],
  }),
  runTicketsByDepartment: defineRoute({
    method: 'POST',
    path: '/v1/reports/tickets-by-department/runs',
    operationId: 'runTicketsByDepartment',
    tag: 'Reports',
    summary: 'Ask for the report of tickets by department',
    description:
      "Both dates are days of the company's time zone and are included. Look at the run for its files; while the counts are " +
      'being moved to another time zone it stays queued.',
    body: runRequest,
    idempotencyKey: true,
    answers: { 202: { description: 'The run that was queued.', schema: runView, headers: ['ETag', 'Location'] } },
    refusals: [400, 403, 422],
  }),
  listReportRuns: defineRoute({
    method: 'GET',
    path: '/v1/report-runs',
    operationId: 'listReportRuns',
    tag: 'Reports',
    summary: 'The report runs, newest first',
    query: listQuery,
    answers: { 200: { description: 'A page of runs.', schema: listOf(runView) } },
    refusals: [400, 403],
  }),
  getReportRun: defineRoute({
    method: 'GET',
    path: '/v1/report-runs/{id}',
    operationId: 'getReportRun',
    tag: 'Reports',
    summary: 'A report run with links to its files',
    params: z.strictObject({ id: z.string().min(1).max(64) }),
    answers: { 200: { description: 'The run.', schema: runView, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
} as const;
