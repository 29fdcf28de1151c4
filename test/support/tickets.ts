import type { Cause } from '../../shared/kernel/event.ts';
import { plusHours, type Instant } from '../../shared/kernel/clock.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Department } from '../../functions/access/contract/records.ts';
import type { Submission } from '../../functions/service/contract/ticket.ts';
import { assign, resolve, route, submit, type Ticket } from '../../functions/service/domain/ticket.ts';

/** What is there before a test begins has come about by this. */
export const setUp: Cause = { actor: 'system:test', correlationId: 'set-up' };

export const START: Instant = '2026-03-02T09:00:00.000Z';

/** So many hours after the start. */
export const hour = (hours: number) => plusHours(START, hours);

export const submission: Submission = {
  type: 'complaint',
  channel: 'email',
  subject: 'Wrong invoice',
  text: 'My invoice names an address that I left years ago.',
  customer: { name: 'Ada Nowak', email: 'ada@customer.example' },
};

export const billing: Department = {
  id: 'billing',
  name: 'Billing',
  email: 'billing@rapport.example',
  managerEmail: 'manager@rapport.example',
  targets: { firstResponseHours: 4, resolutionHours: 24 },
};

export const technical: Department = {
  ...billing,
  id: 'technical',
  name: 'Technical',
  email: 'technical@rapport.example',
  managerEmail: 'chief@rapport.example',
  targets: { firstResponseHours: 1, resolutionHours: 10 },
};

/** The decision of a result that must have gone through. */
export const decisionOf = (result: Result<Decision<Ticket>, unknown>) => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

const ID = '7KQ2M9XH4C';

export const received = (changes: Partial<Submission> = {}) =>
  submit({ ...submission, ...changes }, { id: ID, createdBy: 'person:clerk', request: undefined }, START).next;

export const queued = (department = billing) => {
  const { next } = decisionOf(route(received(), department, { by: 'default', reason: 'No rule matched.' }, START));
  if (next.status !== 'queued') throw new Error('a routed ticket is queued');
  return next;
};

export const assigned = (department = billing) => {
  const { next } = decisionOf(assign(queued(department), 'agent-1', hour(1)));
  if (next.status !== 'assigned') throw new Error('an assigned ticket is assigned');
  return next;
};

export const resolved = (from: Ticket = assigned()) => {
  const { next } = decisionOf(resolve(from, 'We have corrected the address.', hour(2)));
  if (next.status !== 'resolved') throw new Error('a resolved ticket is resolved');
  return next;
};
