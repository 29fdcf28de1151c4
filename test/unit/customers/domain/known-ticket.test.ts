import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../../functions/access/contract/principal.ts';
import { TicketLinked } from '../../../../functions/customers/contract/events.ts';
import {
  allTold,
  forgotten,
  hearOf,
  placeOf,
  ticketCard,
  ticketRows,
  ticketScopesSeen,
  unknownTicket,
  type KnownTicket,
} from '../../../../functions/customers/domain/known-ticket.ts';
import { entryOf, positionOf } from '../../../../functions/customers/domain/timeline.ts';
import {
  TicketEscalated,
  TicketRerouted,
  TicketResolved,
  TicketSubmitted,
  type TicketState,
} from '../../../../functions/service/contract/events.ts';
import { stamp, type EventDraft } from '../../../../shared/kernel/event.ts';
import { hour } from '../../../support/tickets.ts';

const ID = '7KQ2M9XH4C';
const NUMBER = 'T-7KQ2M-9XH4C';

const received: TicketState = {
  status: 'received',
  type: 'repair',
  channel: 'web',
  receivedAt: hour(1),
  escalationLevel: 0,
};
const queued: TicketState = { ...received, status: 'queued', departmentId: 'billing' };
const resolved: TicketState = { ...queued, status: 'resolved', resolvedAt: hour(5), escalationLevel: 1 };

const told = (draft: EventDraft, version: number, actor = 'person:clerk') => {
  const [event] = stamp([draft], {
    source: '/',
    subject: ID,
    version,
    time: hour(version),
    cause: { actor, correlationId: 'c' },
  });
  if (!event) throw new Error('a draft is an event');
  return event;
};

const submitted = { event: told(TicketSubmitted({ ticket: received }), 1), state: received };
const solved = { event: told(TicketResolved({ ticket: resolved }), 3), state: resolved };
const escalated = {
  event: told(TicketEscalated({ ticket: queued, departmentId: 'billing', level: 1, late: 'resolution' }), 2),
  state: queued,
};
const linked = (accountId: string, version: number) => ({
  event: { ...told(TicketLinked({ accountId }), version), id: `${ID}/link:${version}:0` },
  accountId,
});

const after = (...heard: Parameters<typeof hearOf>[1][]) => heard.reduce<KnownTicket>(hearOf, unknownTicket(ID));

describe('what is known of a ticket', () => {
  it('is nothing in the beginning', () => {
    expect(unknownTicket(ID)).toEqual({
      id: ID,
      version: 0,
      stateVersion: 0,
      linkVersion: 0,
      waiting: [],
      told: [],
      kept: { scopes: [], tokens: [] },
    });
  });

  it('is its newest state, in whatever order its events come', () => {
    for (const order of [
      [submitted, escalated, solved],
      [solved, escalated, submitted],
      [escalated, solved, submitted, escalated],
    ]) {
      const known = after(...order);
      expect(known).toMatchObject({
        state: resolved,
        stateVersion: 3,
        createdBy: 'person:clerk',
        version: order.length,
      });
      expect(known.waiting.map(({ what }) => what).toSorted()).toEqual(['escalated', 'resolved', 'submitted']);
    }
  });

  it('is the account of its newest link', () => {
    expect(after(linked('ONE', 1), linked('TWO', 2))).toMatchObject({ accountId: 'TWO', linkVersion: 2 });
    expect(after(linked('TWO', 2), linked('ONE', 1))).toMatchObject({ accountId: 'TWO', linkVersion: 2 });
    expect(after(linked('ONE', 1), submitted)).toMatchObject({ accountId: 'ONE', state: received });
  });

  it('says who submitted it from that event alone', () => {
    expect(after(escalated).createdBy).toBeUndefined();
    expect(after(escalated, submitted, solved).createdBy).toBe('person:clerk');
  });

  it('keeps what happened for the timeline of whoever it turns out to be', () => {
    const [first, second, third] = after(submitted, linked('ONE', 1), solved).waiting;
    expect([first?.what, second?.what, third?.what]).toEqual(['submitted', 'linked', 'resolved']);
    expect(second?.details).toEqual({ accountId: 'ONE' });
  });

  it('tells an event once, also when it comes again after its ticket went to another customer', () => {
    const told = allTold(after(submitted, linked('ONE', 1)));
    expect(told).toMatchObject({ waiting: [], told: [':1:0', '/link:1:0'] });
    const known = [linked('TWO', 2), submitted, linked('ONE', 1), solved].reduce<KnownTicket>(hearOf, told);
    expect(known.waiting.map(({ what }) => what)).toEqual(['linked', 'resolved']);
    expect(allTold(known).told).toEqual([':1:0', '/link:1:0', '/link:2:0', ':3:0']);
  });

  it('remembers the last 50 events that it told', () => {
    const links = Array.from({ length: 51 }, (_, n) => linked('ONE', n + 1));
    const { told } = allTold(after(...links));
    expect([told.length, told[0], told.at(-1)]).toEqual([50, '/link:2:0', '/link:51:0']);
  });

  it('forgets with the words of an erased customer what it told', () => {
    expect(forgotten(allTold(after(submitted)))).toMatchObject({ waiting: [], told: [] });
  });
});

describe('beside its account', () => {
  it('stands nowhere while its state or its account is not known', () => {
    expect(placeOf(after(linked('ONE', 1)), 'ONE')).toBeUndefined();
    expect(placeOf(after(submitted), undefined)).toBeUndefined();
  });

  it('is open until it is resolved', () => {
    expect(placeOf(after(submitted), 'ONE')).toEqual({ accountId: 'ONE', isOpen: true, receivedAt: hour(1) });
    expect(placeOf(after(solved), 'ONE')).toEqual({ accountId: 'ONE', isOpen: false, receivedAt: hour(1) });
  });

  it('shows what it is, without what the customer wrote', () => {
    expect(ticketCard(unknownTicket(ID))).toBeUndefined();
    expect(ticketCard(after(submitted))).toStrictEqual({
      id: ID,
      number: NUMBER,
      status: 'received',
      type: 'repair',
      channel: 'web',
      receivedAt: hour(1),
      escalationLevel: 0,
    });
    expect(ticketCard(after(solved))).toMatchObject({
      departmentId: 'billing',
      resolvedAt: hour(5),
      escalationLevel: 1,
    });
  });
});

describe('in the search', () => {
  it('is found by its number, in its department; before that by who submitted it', () => {
    expect(ticketRows(unknownTicket(ID))).toEqual({ scopes: [], tokens: [] });
    expect(ticketRows(after(submitted))).toEqual({
      scopes: ['all', 'submitter:person:clerk'],
      tokens: [{ kind: 'number', text: '7kq2m9xh4c' }],
      card: {
        id: ID,
        names: {},
        emails: [],
        phones: [],
        type: 'ticket',
        number: NUMBER,
        title: NUMBER,
        subtitle: { field: 'type', text: 'repair' },
      },
    });
    expect(ticketRows(after(submitted, solved)).scopes).toEqual(['all', 'department:billing']);
    expect(ticketRows({ ...after(submitted), createdBy: undefined }).scopes).toEqual(['all']);
  });

  const person = (more: Partial<Extract<Principal, { kind: 'person' }>> = {}): Principal => ({
    kind: 'person',
    id: 'ada',
    roles: ['service'],
    departmentIds: [],
    teamIds: [],
    territoryIds: [],
    managedDepartmentIds: [],
    ...more,
  });

  it('is seen by those who may read it', () => {
    expect(ticketScopesSeen(person({ roles: ['administrator'], departmentIds: ['billing'] }))).toEqual(['all']);
    expect(ticketScopesSeen(person({ departmentIds: ['a', 'b'], managedDepartmentIds: ['b', 'c'] }))).toEqual([
      'department:a',
      'department:b',
      'department:c',
      'submitter:person:ada',
    ]);
    expect(ticketScopesSeen(person())).toEqual(['submitter:person:ada']);
    expect(ticketScopesSeen({ kind: 'machine', id: 'm' })).toEqual([]);
    expect(ticketScopesSeen({ kind: 'nobody' })).toEqual([]);
  });
});

describe('an entry of the timeline', () => {
  it('says what happened to what, by whom and when, in ids and codes', () => {
    const event = told(
      TicketRerouted({
        ticket: queued,
        fromDepartmentId: 'technical',
        departmentId: 'billing',
        reason: 'Ada Nowak called about it',
        firstResponseDueAt: hour(9),
        resolutionDueAt: hour(9),
      }),
      4,
    );
    expect(entryOf(event)).toEqual({
      id: `${ID}:4:0`,
      at: hour(4),
      by: 'person:clerk',
      what: 'rerouted',
      about: { type: 'ticket', id: ID },
      details: { fromDepartmentId: 'technical', departmentId: 'billing' },
    });
  });

  it('names fields and counts, and leaves out what is of another kind', () => {
    const data = { fields: ['emails'], level: 2, stage: { is: 'odd' }, account: { kind: 'person' } };
    expect(entryOf({ ...told({ type: 'account.updated.v1', data }, 1) })).toMatchObject({
      what: 'updated',
      about: { type: 'account' },
      details: { fields: ['emails'], level: 2 },
    });
    expect(Object.keys(entryOf(told({ type: 'account.updated.v1', data }, 1)).details)).toEqual(['fields', 'level']);
  });

  it('stands by its moment and its event', () => {
    expect(positionOf({ at: hour(1), id: 'x:1:0' })).toBe(`${hour(1)}#x:1:0`);
  });
});
