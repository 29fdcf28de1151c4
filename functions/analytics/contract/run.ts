import * as z from 'zod';
import { formatList, formats, reports } from './schedule.ts';

const date = z.iso.date({ error: 'must be a date of the calendar, like 2026-01-31' });
const count = z.number().int();

/** A report that somebody wants now. */
export const runRequest = z
  .strictObject({
    from: date.meta({ description: "The first day, in the company's time zone." }),
    to: date.meta({ description: 'The last day, included; within ten years of the first.' }),
    formats: formatList,
  })
  .meta({ id: 'ReportRunRequest' });

export type RunRequest = z.output<typeof runRequest>;

const seconds = z.number().int().nonnegative();

const responseTimes = z
  .strictObject({
    answered: count.meta({ description: 'Tickets first answered in the period, whenever they came.' }),
    medianSeconds: seconds.optional().meta({
      description: 'Half of them were answered this long after they came, or sooner. Absent when there were none.',
    }),
    p90Seconds: seconds.optional().meta({ description: 'Nine tenths of them were, in the same sense.' }),
  })
  .meta({ id: 'ReportResponseTimes' });

export const totals = z
  .strictObject({
    received: count.meta({ description: 'Tickets that came in the period.' }),
    open: count.meta({ description: 'Tickets that are not resolved at the end of the last day.' }),
    overdue: count.meta({ description: 'Of the open ones, those that have escalated.' }),
    escalated: count.meta({ description: 'Tickets that first escalated in the period.' }),
    resolved: count.meta({ description: 'Tickets resolved in the period; one that was reopened is not resolved.' }),
    byDepartment: z
      .record(z.string(), count)
      .meta({ description: 'Received, by the department that has the ticket now; those not yet routed are left out.' }),
    firstResponse: z
      .strictObject({
        overall: responseTimes,
        byDepartment: z.record(z.string(), responseTimes).meta({
          description: 'By the department that has the ticket now; those in which nothing was answered are left out.',
        }),
      })
      .optional()
      .meta({
        description:
          'How long it took to answer first, a solution being an answer, too. Off by 5 % at the most. Absent where a report was made without it.',
      }),
  })
  .meta({ id: 'ReportTotals' });

export type Totals = z.output<typeof totals>;

const runStatuses = ['queued', 'running', 'done', 'failed'] as const;

/** Why a run failed for good. */
export const runError = z.strictObject({ code: z.string(), detail: z.string() });

/** A run as the API shows it. */
export const runView = z
  .strictObject({
    id: z.string(),
    report: z.enum(reports),
    status: z.enum(runStatuses),
    from: date,
    to: date,
    formats: formatList,
    scheduleId: z.string().optional().meta({ description: 'The schedule that asked for it, if one did.' }),
    slot: z.iso.datetime().optional().meta({ description: "The schedule's slot that it was produced for." }),
    requestedBy: z.string().meta({ description: '`person:<id>`, or `system:run-schedule`.' }),
    files: z
      .array(z.strictObject({ format: z.enum(formats), url: z.url() }))
      .meta({ description: 'Links that open without a token, for 15 minutes from now; empty until it is done.' }),
    totals: totals.optional().meta({ description: 'Absent until it is done.' }),
    error: runError.optional().meta({ description: 'Present when it failed.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.number().int().positive(),
  })
  .meta({ id: 'ReportRun' });

export type RunView = z.output<typeof runView>;
