import type { ContextManifest } from '../../shared/manifest/context.ts';
import { SettingsChanged } from '../access/contract/events.ts';
import { changes, TicketRestated } from '../service/contract/events.ts';
import { CalendarDue, ReportProduced, ReportRequested, ReportRunDue, ReportScheduleDue } from './contract/events.ts';
import { routes } from './contract/routes.ts';

/** Facts and day counters of tickets, and the reports that are made of them. */
export const manifest: ContextManifest = {
  name: 'analytics',
  http: {
    entry: 'api.http.ts',
    routes: Object.values(routes),
    timeoutSeconds: 10,
    grants: ['records:read', 'records:write', 'directory:read', 'files:read'],
    impactIfDead: 'Nobody can set up report schedules, ask for a report or open one',
  },
  queues: {
    'record-facts': {
      entry: 'record-facts.queue.ts',
      subscribesTo: [...changes, TicketRestated].map(({ type }) => type),
      batchSize: 50,
      batchWindowSeconds: 1,
      maxConcurrency: 2,
      // The calendar's settling time is longer than this.
      timeoutSeconds: 20,
      grants: ['records:read', 'records:write', 'directory:read'],
      impactIfDead: 'Reports miss what happened to tickets',
    },
    // What the clock and the settings ask for, all of it rare: not worth a queue each (docs/adr/0009-cost-at-rest.md).
    'run-schedule': {
      entry: 'run-schedule.queue.ts',
      subscribesTo: [ReportScheduleDue.type, SettingsChanged.type, CalendarDue.type],
      batchSize: 1,
      // The calendar's settling time is longer than this.
      timeoutSeconds: 45,
      grants: ['records:read', 'records:write', 'directory:read'],
      impactIfDead: "Scheduled reports are not produced, and none at all after a change of the company's time zone",
    },
    'produce-report': {
      entry: 'produce-report.queue.ts',
      subscribesTo: [ReportRequested.type, ReportRunDue.type],
      batchSize: 1,
      timeoutSeconds: 60,
      memoryMb: 1024,
      grants: ['records:read', 'records:write', 'directory:read', 'files:write'],
      impactIfDead: 'Reports that were asked for, and those of schedules, are not produced',
    },
    'deliver-report': {
      entry: 'deliver-report.queue.ts',
      subscribesTo: [ReportProduced.type],
      batchSize: 1,
      timeoutSeconds: 30,
      memoryMb: 512,
      grants: ['records:read', 'records:write', 'files:read', 'mail:send'],
      impactIfDead: 'Recipients do not get their reports',
    },
  },
};
