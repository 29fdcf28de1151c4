import type { ContextManifest } from '../../shared/manifest/context.ts';
import { TicketCopyWanted, TicketErasureWanted } from '../customers/contract/erasure-events.ts';
import { TicketLinked } from '../customers/contract/events.ts';
import {
  changes,
  TicketDue,
  TicketEscalated,
  TicketReplied,
  TicketRerouted,
  TicketResolved,
  TicketRouted,
  TicketSubmitted,
} from './contract/events.ts';
import { routes } from './contract/routes.ts';

/** Tickets: taken in, routed, answered, escalated. */
export const manifest: ContextManifest = {
  name: 'service',
  http: {
    entry: 'api.http.ts',
    routes: Object.values(routes),
    timeoutSeconds: 10,
    grants: ['records:read', 'records:write', 'directory:read'],
    impactIfDead: 'Nobody can submit a ticket or work on one',
  },
  queues: {
    'route-ticket': {
      entry: 'route-ticket.queue.ts',
      subscribesTo: [TicketSubmitted.type],
      timeoutSeconds: 20,
      grants: ['records:read', 'records:write', 'directory:read'],
      impactIfDead: 'New tickets reach no department',
    },
    'mail-customer': {
      entry: 'mail-customer.queue.ts',
      subscribesTo: [TicketSubmitted.type, TicketReplied.type, TicketResolved.type],
      timeoutSeconds: 30,
      grants: ['records:read', 'records:write', 'mail:send'],
      impactIfDead: 'Customers get no acknowledgement and no answer',
    },
    'notify-department': {
      entry: 'notify-department.queue.ts',
      subscribesTo: [TicketRouted.type, TicketRerouted.type, TicketEscalated.type],
      timeoutSeconds: 30,
      grants: ['records:read', 'records:write', 'directory:read', 'mail:send'],
      impactIfDead: 'Departments do not hear of their tickets, nor managers of late ones',
    },
    'record-history': {
      entry: 'record-history.queue.ts',
      // They note something beside the ticket, or are rare: not worth a queue each (docs/adr/0009-cost-at-rest.md).
      subscribesTo: [...changes, TicketLinked, TicketErasureWanted, TicketCopyWanted].map(({ type }) => type),
      timeoutSeconds: 60,
      grants: ['records:read', 'records:write'],
      impactIfDead:
        'The history of tickets lacks what happens, new tickets do not say which customer they are from, and those of erased customers keep their words',
    },
    'escalate-ticket': {
      entry: 'escalate-ticket.queue.ts',
      subscribesTo: [TicketDue.type],
      timeoutSeconds: 20,
      grants: ['records:read', 'records:write'],
      impactIfDead: 'Late tickets do not escalate',
    },
  },
};
