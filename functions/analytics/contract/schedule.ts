import * as z from 'zod';
import { emailAddress, slug } from '../../../shared/kernel/text.ts';
import { timeZone } from '../../access/contract/records.ts';
import { cronExpression } from './cron.ts';

export const reports = ['tickets-by-department'] as const;
export const formats = ['html', 'csv'] as const;

export type Report = (typeof reports)[number];
export type Format = (typeof formats)[number];

const distinct = <Value>(values: readonly Value[], as: (value: Value) => unknown = (value) => value) =>
  new Set(values.map(as)).size === values.length;

/** In which forms the report is wanted, each once. */
export const formatList = z
  .array(z.enum(formats))
  .min(1, 'must name at least one format')
  .max(formats.length)
  .refine((list) => distinct(list), 'must name each format once');

/** What an administrator says of a schedule. */
export const scheduleBody = z
  .strictObject({
    /** The body may repeat the id of the path. */
    id: slug.optional(),
    report: z.enum(reports),
    cron: cronExpression.meta({
      description: 'Five cron fields on the clock of `timeZone`: minute, hour, day of month, month, day of week.',
      examples: ['0 8 * * 1'],
    }),
    timeZone: timeZone.meta({ description: 'The zone on whose clock the slots lie.', examples: ['Europe/Berlin'] }),
    recipients: z
      .array(emailAddress)
      .min(1, 'must name at least one recipient')
      .max(50, 'must name 50 recipients at the most')
      .refine((list) => distinct(list, (address) => address.toLowerCase()), 'must name each recipient once')
      .meta({ description: 'Who is mailed the report, a mail each. Personal data.' }),
    formats: formatList,
  })
  .meta({ id: 'ReportScheduleBody' });

export type ScheduleBody = z.output<typeof scheduleBody>;

/** A schedule as the API shows it. */
export const scheduleView = scheduleBody
  .extend({
    id: slug,
    nextSlotAt: z.iso.datetime().meta({ description: 'When the report is produced next.' }),
    ownerId: z.string().meta({ description: 'Who set it up: `person:<id>`.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z
      .number()
      .int()
      .positive()
      .meta({ description: 'Counts what people change; a slot that passes does not.' }),
  })
  .meta({ id: 'ReportSchedule' });

export type ScheduleView = z.output<typeof scheduleView>;
