import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import { idFrom } from '../../../shared/kernel/id.ts';
import type { ScheduleBody, ScheduleView } from '../contract/schedule.ts';
import { queued, type Queued } from './run.ts';
import { periodOf, slotAfter, slotBefore } from './slots.ts';

/** A schedule with its next slot: due when that has come. */
export type Schedule = ScheduleView & {
  /** Counts the writes, slots that pass included. */
  readonly revision: number;
};

/**
 * The schedule as somebody put it. A slot that has come and is not produced yet stays due, unless the timetable
 * itself changed: the new one begins now.
 */
export const scheduleOf = (
  id: string,
  { report, cron, timeZone, recipients, formats }: ScheduleBody,
  before: Schedule | undefined,
  now: Instant,
  actor: string,
): Schedule => ({
  id,
  report,
  cron,
  timeZone,
  recipients,
  formats,
  nextSlotAt:
    before?.cron === cron && before.timeZone === timeZone ? before.nextSlotAt : slotAfter({ cron, timeZone }, now),
  ownerId: before?.ownerId ?? actor,
  createdAt: before?.createdAt ?? now,
  updatedAt: now,
  version: (before?.version ?? 0) + 1,
  revision: (before?.revision ?? 0) + 1,
});

/** The run of the schedule's due slot (the same id each time), and the schedule moved to the slot after it. */
export const takeSlot = (
  schedule: Schedule,
  companyZone: string,
  now: Instant,
  cause: Cause,
): { readonly run: Queued; readonly schedule: Schedule } => {
  const { id, report, formats, recipients, nextSlotAt: slot } = schedule;
  const run = queued({
    id: idFrom('report-run', id, slot),
    report,
    formats,
    recipients,
    ...periodOf(slotBefore(schedule, slot), slot, companyZone),
    scheduleId: id,
    slot,
    requestedBy: cause.actor,
    now,
  });
  return { run, schedule: { ...schedule, nextSlotAt: slotAfter(schedule, slot), revision: schedule.revision + 1 } };
};
