import * as z from 'zod';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import { changes } from '../contract/events.ts';
import type { HistoryEntry } from '../contract/ticket.ts';

const LATE = { 'first-response': 'No first response in time.', resolution: 'No solution in time.' } as const;

/** What an event of ours adds to the ticket's history, by its type on the wire. */
const told: Record<string, Pick<HistoryEntry, 'change'> & { why?: string; details?: readonly string[] }> = {
  'ticket.submitted.v1': { change: 'submitted' },
  'ticket.routed.v1': { change: 'routed', details: ['departmentId'] },
  'ticket.rerouted.v1': { change: 'rerouted', details: ['fromDepartmentId', 'departmentId'] },
  'ticket.assigned.v1': { change: 'assigned', details: ['assigneeId'] },
  'ticket.replied.v1': { change: 'replied', details: ['messageId'] },
  'ticket.escalated.v1': { change: 'escalated', details: ['level', 'departmentId', 'late'] },
  'ticket.resolved.v1': { change: 'resolved' },
  'ticket.reopened.v1': { change: 'reopened' },
};

const words = z.object({
  reason: z.string().optional(),
  routing: z.object({ reason: z.string() }).optional(),
  late: z.enum(['first-response', 'resolution']).optional(),
});

/** The history's line for an event of a ticket. */
export const historyOf = (event: DomainEvent): HistoryEntry => {
  const line = told[event.type];
  if (!line) throw new Error(`${event.type} is no change of a ticket`);
  const { reason, routing, late } = words.parse(event.data);
  const why = reason ?? routing?.reason ?? (late && LATE[late]);
  const data = z.record(z.string(), z.unknown()).parse(event.data);
  const details = Object.fromEntries(
    line.details?.flatMap((name) => {
      const value = data[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }) ?? [],
  );
  return {
    version: event.version,
    at: event.time,
    by: event.actor,
    change: line.change,
    ...(why !== undefined && { why }),
    details,
  };
};

/** An event's place among those of its version: the last part of its id. */
export const orderOf = (event: DomainEvent) => Number(event.id.split(':').at(-1));

export const tellsHistory = (event: DomainEvent) => changes.some(({ type }) => type === event.type);
