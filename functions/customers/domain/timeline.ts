import * as z from 'zod';
import type { Belonging } from '../../access/contract/visibility.ts';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import type { TimelineEntry } from '../contract/timeline.ts';

/** What is told of an event beside its kind: ids, codes and names of fields, never a value that somebody entered. */
const TOLD = new Set([
  'fields',
  'stage',
  'fromStage',
  'grade',
  'fromGrade',
  'ruleId',
  'intoId',
  'fromId',
  'otherId',
  'mergeId',
  'accountId',
  'fromAccountId',
  'departmentId',
  'fromDepartmentId',
  'assigneeId',
  'messageId',
  'level',
]);

const told = z.union([z.string(), z.number(), z.array(z.string())]);

/** An entry as it is kept: with what decides who sees it. */
export interface KeptEntry extends TimelineEntry {
  /** Of a contact: whom it belonged to then. */
  readonly belonging?: Belonging | undefined;
}

/** The entry that an event makes: `ticket.resolved.v1` is `resolved` about the ticket. */
export const entryOf = (event: DomainEvent): TimelineEntry => {
  const [type = event.type, what = event.type] = event.type.split('.');
  const data = z.record(z.string(), z.unknown()).parse(event.data);
  const details = Object.entries(data).flatMap(([name, value]) => {
    const read = told.safeParse(value);
    return TOLD.has(name) && read.success ? [[name, read.data] as const] : [];
  });
  return {
    id: event.id,
    at: event.time,
    by: event.actor,
    what,
    about: { type, id: event.subject },
    details: Object.fromEntries(details),
  };
};

/** Where an entry stands in a timeline. */
export const positionOf = ({ at, id }: Pick<TimelineEntry, 'at' | 'id'>) => `${at}#${id}`;
