import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../../../functions/analytics/domain/fact.ts';
import { differences, Recount, sumsOf } from '../../../../functions/analytics/domain/recount.ts';
import type { TicketState } from '../../../../functions/service/contract/events.ts';
import { ticket } from '../tickets.ts';

const recountOf = (...states: Partial<TicketState>[]) => {
  const recount = new Recount({ timeZone: 'Europe/Berlin' });
  for (const [n, state] of states.entries()) {
    const sighting: Sighting = { ticketId: `t${n}`, ticketVersion: 1, state: ticket(state) };
    recount.add(sighting);
  }
  return recount;
};

describe('a recount', () => {
  it('counts the tickets, and adds up what they contribute, in the days of its zone', () => {
    const recount = recountOf({}, {}, { channel: 'web' });
    expect(recount.tickets).toBe(3);
    const about = { day: '2026-03-02', departmentId: 'billing' };
    expect(recount.deltas()).toEqual([
      { cell: { kind: 'flow', ...about, type: 'complaint', channel: 'email' }, counters: { received: 2 } },
      { cell: { kind: 'balance', ...about }, counters: { open: 3 } },
      { cell: { kind: 'flow', ...about, type: 'complaint', channel: 'web' }, counters: { received: 1 } },
    ]);
  });

  it('goes on after it was asked', () => {
    const recount = recountOf({});
    recount.deltas();
    recount.add({ ticketId: 'late', ticketVersion: 1, state: ticket() });
    expect(sumsOf(recount.deltas())).toMatchObject({ received: 2 });
  });

  it('covers the days from the first to the last of any ticket, and today', () => {
    const now = '2026-03-04T23:30:00.000Z';
    const early = { receivedAt: '2026-02-10T12:00:00.000Z' };
    const late = { receivedAt: '2026-02-20T12:00:00.000Z', resolvedAt: '2026-03-09T12:00:00.000Z' };
    expect(recountOf().period(now)).toEqual({ from: '2026-03-05', to: '2026-03-05' });
    expect(recountOf(late, early).period(now)).toEqual({ from: '2026-02-10', to: '2026-03-09' });
    expect(recountOf(early).period(now)).toEqual({ from: '2026-02-10', to: '2026-03-05' });
  });
});

describe('the differences between a recount and what was counted', () => {
  it('are none when both say the same, however it is cut up', () => {
    const [one, other, both] = [recountOf({}), recountOf({ channel: 'web' }), recountOf({}, { channel: 'web' })];
    expect(differences(both.deltas(), [...other.deltas(), ...one.deltas()])).toEqual([]);
  });

  it('are named, with what is right and what was counted', () => {
    expect(differences(recountOf({}, {}).deltas(), recountOf({}, { departmentId: 'technical' }).deltas())).toEqual([
      { name: 'flow 2026-03-02#billing#complaint#email received', recounted: 2, counted: 1 },
      { name: 'balance 2026-03-02#billing open', recounted: 2, counted: 1 },
      { name: 'flow 2026-03-02#technical#complaint#email received', recounted: 0, counted: 1 },
      { name: 'balance 2026-03-02#technical open', recounted: 0, counted: 1 },
    ]);
  });
});
