import { contexts } from '../../../functions/contexts.ts';
import { rules } from '../../../scripts/seed.ts';
import { complaint } from '../company.ts';
import type { Life } from '../life.ts';
import { ADMIN, exampleOf, MEMBER, routed, type UseCase } from './use-case.ts';

const read = (id: string) => ({ as: MEMBER, params: { id } });

/** An action on a ticket as it was routed. */
const action = async (life: Life, body: object, more: { key?: string } = {}) => ({
  ...read(await routed(life)),
  ifMatch: 2,
  body,
  ...more,
});

const solution = { solution: 'We have corrected it and apologize for the trouble that it made.' };
const answer = { text: 'We are looking into it and will write to you within the day.' };

const resolved = async (life: Life) => {
  const id = await routed(life);
  await life.act('resolveTicket', id, 2, solution);
  return id;
};

/** A ticket of a department that promises to answer in a third of a second, which it does not. */
const late = async (life: Life) => {
  const hurry = {
    name: 'Hurry',
    email: 'hurry@rapport.example',
    managerEmail: 'hurry-manager@rapport.example',
    targets: { firstResponseHours: 0.0001, resolutionHours: 100 },
  };
  await life.ask('putDepartment', { as: ADMIN, params: { id: 'hurry' }, body: hurry });
  await life.passes(60_000);
  const id = await routed(life);
  await life.act('rerouteTicket', id, 2, { departmentId: 'hurry', reason: 'It cannot wait.' });
  await life.passes(60_000);
  return id;
};

const escalated = async (life: Life) => {
  const id = await late(life);
  await life.tell('service-escalate-ticket', exampleOf('ticket.due.v1', id));
  return id;
};

/** It appears among the tickets of the week. */
const ROUTED = 'ticket.routed.v1';

/** People say why in words of their own. */
const WITH_A_REASON = ['ticket.rerouted.v1', 'ticket.reopened.v1'];

const subscribed = (queue: string) =>
  contexts.find(({ name }) => name === 'service')?.queues?.[queue]?.subscribesTo ?? [];

export const service: Readonly<Record<string, UseCase>> = {
  'submit a ticket': async () => [{ request: { as: MEMBER, body: complaint('billing') } }],
  'submit a ticket, repeated with its key': async (life) => {
    const request = { as: MEMBER, body: complaint('billing'), key: life.key() };
    await life.ask('submitTicket', request);
    return [{ request }];
  },
  'submit a ticket, public': async () => [{ request: { body: complaint('billing') } }],
  "submit a ticket, public, by the console's address": async () => [
    { request: { body: complaint('billing'), viewer: '203.0.113.7' } },
  ],
  'route a ticket': async (life) => {
    const { id } = await life.submitted(complaint('billing'));
    return [{ messages: life.ridingOnTicket(id) }];
  },
  'read a ticket': async (life) => [{ request: read(await routed(life)) }],
  'read a ticket, rights not being known': async (life) => [{ request: read(await routed(life)), stranger: true }],
  'read its history, a page': async (life) => {
    const { id } = await life.submitted(complaint('billing'));
    const riding = life.ridingOnTicket(id);
    await life.tell('service-record-history', ...riding);
    await life.tell('service-route-ticket', ...riding);
    return [{ request: read(id) }];
  },
  'read what was written to the customer, a page': async (life) => {
    const id = await routed(life);
    await life.act('replyTicket', id, 2, answer);
    return [{ request: read(id) }];
  },
  'open tickets of a department, a page': async () => [{ request: read('billing') }],
  'assign a ticket': async (life) => [{ request: await action(life, { assigneeId: MEMBER }) }],
  'assign a ticket, by e-mail address': async (life) => [
    { request: await action(life, { assigneeId: `${MEMBER}@rapport.example` }) },
  ],
  'reroute a ticket': async (life) => [
    { request: await action(life, { departmentId: 'technical', reason: 'It is about the machine.' }) },
  ],
  'reply to a ticket, the first time': async (life) => [{ request: await action(life, answer) }],
  'reply to a ticket, another time': async (life) => {
    const id = await routed(life);
    await life.act('replyTicket', id, 2, answer);
    return [{ request: { ...read(id), ifMatch: 3, body: answer } }];
  },
  'resolve a ticket': async (life) => [{ request: await action(life, solution) }],
  'resolve a ticket, with an `Idempotency-Key`': async (life) => [
    { request: await action(life, solution, { key: life.key() }) },
  ],
  'resolve a ticket, repeated with its key': async (life) => {
    const request = await action(life, solution, { key: life.key() });
    await life.ask('resolveTicket', request);
    return [{ request }];
  },
  'reopen a ticket': async (life) => [
    { request: { ...read(await resolved(life)), ifMatch: 3, body: { reason: 'It is not corrected after all.' } } },
  ],
  'escalate a ticket': async (life) => [{ messages: [exampleOf('ticket.due.v1', await late(life))] }],
  'record a history entry, or whose ticket it is': async (life) =>
    subscribed('record-history')
      .filter((type) => type.startsWith('ticket.') && type !== ROUTED && !WITH_A_REASON.includes(type))
      .map((type) => ({ messages: [exampleOf(type, life.key())] })),
  'record that a ticket was routed': async (life) => [{ messages: [exampleOf(ROUTED, life.key())] }],
  'record a history entry with a reason': async (life) =>
    WITH_A_REASON.map((type) => ({ messages: [exampleOf(type, life.key())] })),
  'mail a customer an acknowledgement or a solution': async (life) => {
    const { id } = await life.submitted(complaint('billing'));
    return [{ messages: life.ridingOnTicket(id) }, { messages: life.ridingOnTicket(await resolved(life)) }];
  },
  'mail a customer an answer': async (life) => {
    const id = await routed(life);
    await life.act('replyTicket', id, 2, answer);
    return [{ messages: life.ridingOnTicket(id) }];
  },
  'mail a customer, who has been mailed': async (life) => {
    const { id } = await life.submitted(complaint('billing'));
    const messages = life.ridingOnTicket(id);
    await life.tell('service-mail-customer', ...messages);
    return [{ messages }];
  },
  'notify a department or its manager': async (life) => {
    const given = await routed(life);
    await life.act('rerouteTicket', given, 2, { departmentId: 'technical', reason: 'It is about the machine.' });
    const ids = [await routed(life), given, await escalated(life)];
    return ids.map((id) => ({ messages: life.ridingOnTicket(id) }));
  },
  'read the routing rules': async () => [{ request: { as: MEMBER } }],
  'put the routing rules': async () => [
    { request: { as: ADMIN, body: { rules: [], defaultDepartmentId: 'billing' } } },
  ],
  'try routing rules on a sample and 200 tickets': async () => [
    { request: { as: ADMIN, body: { sample: { text: complaint('billing').text }, rules } } },
  ],
};
