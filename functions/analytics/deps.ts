import { connectTable } from '../../shared/dynamo/connect.ts';
import type { Table } from '../../shared/dynamo/table.ts';
import { systemClock, type Clock } from '../../shared/kernel/clock.ts';
import { once, setting } from '../../shared/lambda/environment.ts';
import { directoryOf, type Directory } from '../access/published/directory.ts';
import { aggregateStore, type AggregateStore } from './persistence/aggregates.ts';
import { calendarStore, type CalendarStore } from './persistence/calendar-store.ts';
import { factStore, type FactStore } from './persistence/fact-store.ts';
import { reportLinks, type ReportLinks } from './persistence/report-links.ts';
import { runStore, type RunStore } from './persistence/run-store.ts';
import { scheduleStore, type ScheduleStore } from './persistence/schedule-store.ts';

export interface Deps {
  readonly directory: Directory;
  readonly clock: Clock;
  readonly facts: FactStore;
  readonly aggregates: AggregateStore;
  readonly calendars: CalendarStore;
  readonly schedules: ScheduleStore;
  readonly runs: RunStore;
  readonly links: ReportLinks;
}

export const depsOf = (table: Table, clock: Clock): Deps => ({
  directory: directoryOf(table, clock),
  clock,
  facts: factStore(table),
  aggregates: aggregateStore(table),
  calendars: calendarStore(table),
  schedules: scheduleStore(table),
  runs: runStore(table),
  links: reportLinks(() => setting('BUCKET_NAME')),
});

export const deps = once(() => depsOf(connectTable(), systemClock));
