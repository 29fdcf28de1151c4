import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { merged, type Delta } from '../../../../functions/analytics/domain/counters.ts';
import { changeOf, contributions, newestOfEach, type Fact } from '../../../../functions/analytics/domain/fact.ts';
import { differences, Recount, sumsOf } from '../../../../functions/analytics/domain/recount.ts';
import { lives, ticket } from '../tickets.ts';

const calendar = { generation: 1, timeZone: 'UTC' };
const cells = (deltas: readonly Delta[]) =>
  deltas.map(({ cell, counters }) => [cell.kind, cell.day, cell.departmentId, counters] as const);

describe('what a ticket contributes', () => {
  it('is its receipt, and that it is open, on the day of the company', () => {
    expect(cells(contributions(ticket(), 'UTC'))).toEqual([
      ['flow', '2026-03-01', 'billing', { received: 1 }],
      ['balance', '2026-03-01', 'billing', { open: 1 }],
    ]);
    expect(cells(contributions(ticket(), 'Europe/Berlin'))[0]?.[1]).toBe('2026-03-02');
  });

  it('is counted for no department until it is routed', () => {
    const { departmentId: _, ...unrouted } = ticket();
    expect(contributions(unrouted, 'UTC').map(({ cell }) => cell.departmentId)).toEqual(['-', '-']);
  });

  it('is each step on its own day', () => {
    const state = ticket({
      status: 'resolved',
      firstRespondedAt: '2026-03-02T23:30:00.000Z',
      escalatedAt: '2026-03-03T10:00:00.000Z',
      resolvedAt: '2026-03-05T23:30:00.000Z',
      escalationLevel: 1,
    });
    expect(cells(contributions(state, 'UTC'))).toEqual([
      ['flow', '2026-03-01', 'billing', { received: 1 }],
      ['balance', '2026-03-01', 'billing', { open: 1 }],
      ['flow', '2026-03-02', 'billing', { fr114: 1 }],
      ['flow', '2026-03-03', 'billing', { escalated: 1 }],
      ['balance', '2026-03-03', 'billing', { overdue: 1 }],
      ['flow', '2026-03-05', 'billing', { resolved: 1, so128: 1 }],
      ['balance', '2026-03-05', 'billing', { open: -1, overdue: -1 }],
    ]);
  });

  it('is nothing to the balance when it came and went on one day', () => {
    const state = ticket({ status: 'resolved', resolvedAt: '2026-03-01T23:40:00.000Z' });
    expect(contributions(state, 'UTC').filter(({ cell }) => cell.kind === 'balance')).toEqual([]);
  });

  it('was never overdue when it escalated after it was resolved', () => {
    const state = ticket({ resolvedAt: '2026-03-02T00:00:00.000Z', escalatedAt: '2026-03-03T00:00:00.000Z' });
    expect(cells(contributions(state, 'UTC')).filter(([kind]) => kind === 'balance')).toEqual([
      ['balance', '2026-03-01', 'billing', { open: 1 }],
      ['balance', '2026-03-02', 'billing', { open: -1 }],
    ]);
    expect(sumsOf(contributions(state, 'UTC'))).toMatchObject({ received: 1, resolved: 1, escalated: 1 });
  });
});

const sighting = (ticketVersion: number, state = ticket()) => ({ ticketId: 'a', ticketVersion, state });
const fact = (): Fact => ({ ...sighting(3), generation: 1, revision: 7 });

describe('the change of a fact', () => {
  it('is the difference between the two states', () => {
    const change = changeOf(fact(), sighting(4, ticket({ departmentId: 'technical' })), calendar);
    expect(change?.fact).toMatchObject({ ticketVersion: 4, generation: 1, revision: 8 });
    expect(cells(change?.deltas ?? [])).toEqual([
      ['flow', '2026-03-01', 'billing', { received: -1 }],
      ['balance', '2026-03-01', 'billing', { open: -1 }],
      ['flow', '2026-03-01', 'technical', { received: 1 }],
      ['balance', '2026-03-01', 'technical', { open: 1 }],
    ]);
  });

  it('changes no counter when nothing that counts has changed', () => {
    expect(changeOf(fact(), sighting(4, ticket({ status: 'assigned' })), calendar)?.deltas).toEqual([]);
  });

  it('is none for a version that has been seen, or an older one', () => {
    expect(changeOf(fact(), sighting(3), calendar)).toBeUndefined();
    expect(changeOf(fact(), sighting(1), calendar)).toBeUndefined();
    expect(changeOf(fact(), undefined, calendar)).toBeUndefined();
    expect(changeOf(undefined, undefined, calendar)).toBeUndefined();
  });

  it('contributes whole when it was counted in an older generation, whatever was seen', () => {
    for (const seen of [undefined, sighting(2), sighting(4)]) {
      const change = changeOf(fact(), seen, { generation: 2, timeZone: 'Europe/Berlin' });
      expect(change?.fact.generation).toBe(2);
      expect(sumsOf(change?.deltas ?? [])).toMatchObject({ received: 1, open: 1 });
    }
  });

  it('takes the newest of several sightings of one ticket', () => {
    expect(newestOfEach([sighting(2), sighting(9), sighting(4), { ...sighting(1), ticketId: 'b' }])).toEqual([
      sighting(9),
      { ...sighting(1), ticketId: 'b' },
    ]);
  });

  it('adds up to a recount in whatever order events come, and however often', () => {
    fc.assert(
      fc.property(
        lives(6).chain((all) => {
          const told = all.flat();
          return fc.tuple(fc.constant(all), fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }));
        }),
        ([all, told]) => {
          const facts = new Map<string, Fact>();
          let counted: Delta[] = [];
          for (const one of told) {
            const change = changeOf(facts.get(one.ticketId), one, calendar);
            if (!change) continue;
            facts.set(one.ticketId, change.fact);
            counted = merged([...counted, ...change.deltas]);
          }
          const recount = new Recount(calendar);
          for (const versions of all) recount.add(versions.at(-1) ?? sighting(1));
          expect(differences(recount.deltas(), counted)).toEqual([]);
        },
      ),
    );
  });
});
