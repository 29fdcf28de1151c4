import type { ContextManifest } from '../../shared/manifest/context.ts';
import { AuditValuesErased } from '../access/contract/audit-events.ts';
import { LettersErased } from '../platform/contract/events.ts';
import {
  changes as ticketChanges,
  TicketErased,
  TicketSenderGiven,
  TicketsCopied,
} from '../service/contract/events.ts';
import { changes, JobContinued, JobDue, TicketLinked } from './contract/events.ts';
import { routes } from './contract/routes.ts';

/** Accounts and contacts: one record of each customer, found, kept apart from its doubles, and shown to those who may see it. */
export const manifest: ContextManifest = {
  name: 'customers',
  http: {
    entry: 'api.http.ts',
    routes: Object.values(routes),
    timeoutSeconds: 15,
    memoryMb: 512,
    grants: ['records:read', 'records:write', 'directory:read', 'files:read', 'files:write'],
    impactIfDead: 'Nobody can see a customer or change one',
  },
  queues: {
    'keep-views': {
      entry: 'keep-views.queue.ts',
      subscribesTo: [...changes, ...ticketChanges, TicketLinked].map(({ type }) => type),
      timeoutSeconds: 30,
      grants: ['records:read', 'records:write'],
      impactIfDead:
        'Search, lists, timelines and the 360° view lack what changes; doubles are not found, and no rule sets a stage or grade',
    },
    'find-sender': {
      entry: 'find-sender.queue.ts',
      subscribesTo: [TicketSenderGiven.type],
      timeoutSeconds: 30,
      grants: ['records:read', 'records:write', 'directory:read'],
      impactIfDead: 'Tickets belong to no customer',
    },
    'run-jobs': {
      entry: 'run-jobs.queue.ts',
      // What others confirm of an erasure takes a moment each: not worth a queue of its own.
      subscribesTo: [JobContinued, JobDue, AuditValuesErased, TicketErased, LettersErased, TicketsCopied].map(
        ({ type }) => type,
      ),
      batchSize: 1,
      timeoutSeconds: 120,
      memoryMb: 1024,
      grants: ['records:read', 'records:write', 'directory:read', 'files:read', 'files:write', 'files:delete'],
      impactIfDead: 'Imports, exports, merges and erasures stand still',
    },
  },
  schedules: {
    'evaluate-stages': {
      entry: 'evaluate-stages.schedule.ts',
      every: 'rate(1 day)',
      timeoutSeconds: 30,
      grants: ['records:read', 'records:write'],
      impactIfDead: 'Stages and grades stay as they are while time passes',
    },
  },
};
