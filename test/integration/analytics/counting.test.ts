import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepCalendar } from '../../../functions/analytics/commands/keep-calendar.ts';
import { rebuildAggregates } from '../../../functions/analytics/commands/rebuild-aggregates.ts';
import { recordFacts } from '../../../functions/analytics/commands/record-facts.ts';
import type { Sighting } from '../../../functions/analytics/domain/fact.ts';
import { maintenance } from '../../../functions/analytics/persistence/maintenance.ts';
import { eventEnvelope } from '../../../shared/kernel/event.ts';
import { TicketRestated } from '../../../functions/service/contract/events.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { life, ticket } from '../../unit/analytics/tickets.ts';
import { cause, companyIn } from './company.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await startLocalTable();
});
afterAll(() => local.stop());

/** Lives of tickets, always the same ones for a seed. */
const someLives = (count: number, seed: number): Sighting[][] =>
  Array.from(
    { length: count },
    (_, n) => fc.sample(life(`t${seed}-${n}`), { numRuns: 1, seed: seed * 1000 + n })[0] ?? [],
  );

const newestOf = (lives: readonly Sighting[][]) => lives.flatMap((versions) => versions.at(-1) ?? []);

const shuffled = <Value>(values: readonly Value[], seed: number): Value[] =>
  fc.sample(fc.shuffledSubarray([...values], { minLength: values.length }), { numRuns: 1, seed })[0] ?? [];

const batches = <Value>(values: readonly Value[], size: number) =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, n) => values.slice(n * size, (n + 1) * size));

/** One company for this file: each test counts on top of what the ones before have counted. */
const all: Sighting[][] = [];
const company = () => companyIn(local.table);

describe('counting', () => {
  it('equals a recount although events repeat, come out of order and are counted by two at once', async () => {
    const { deps, differencesTo } = company();
    all.push(...someLives(120, 1));
    const told = shuffled([...all.flat(), ...all.flat()], 7);
    const open = batches(told, 50);
    const worker = async () => {
      for (let batch = open.pop(); batch; batch = open.pop()) await recordFacts(deps)(batch);
    };
    await Promise.all([worker(), worker()]);
    expect(await differencesTo(newestOf(all))).toEqual([]);
  });

  it('counts a batch that needs more than one transaction', async () => {
    const { deps, differencesTo } = company();
    const spread = Array.from({ length: 50 }, (_, n): Sighting[] => {
      const state = ticket({
        departmentId: `d${n}`,
        receivedAt: `2026-0${1 + (n % 9)}-01T00:00:00.000Z`,
        escalatedAt: `2026-0${1 + (n % 9)}-02T00:00:00.000Z`,
        resolvedAt: `2026-0${1 + (n % 9)}-03T00:00:00.000Z`,
      });
      return [{ ticketId: `spread${n}`, ticketVersion: 1, state }];
    });
    all.push(...spread);
    await recordFacts(deps)(spread.flat());
    expect(await differencesTo(newestOf(all))).toEqual([]);
  });

  it('moves to the days of another zone while events keep coming', async () => {
    const { deps, wait, useZone, differencesTo } = company();
    await useZone('Pacific/Auckland');
    const late = someLives(40, 2);
    const [first] = await Promise.all([keepCalendar(deps)(cause), ...batches(late.flat(), 30).map(recordFacts(deps))]);
    expect(first).toMatchObject({ ok: false, error: { code: 'still-moving' } });
    all.push(...late);
    wait(30);
    expect(await keepCalendar(deps)(cause)).toMatchObject({ ok: false, error: { code: 'still-moving' } });
    wait(31);
    expect(await keepCalendar(deps)(cause)).toMatchObject({ ok: true });
    expect(await deps.calendars.get()).toMatchObject({ status: 'ready', timeZone: 'Pacific/Auckland', generation: 2 });
    expect(await differencesTo(newestOf(all))).toEqual([]);
    expect(await keepCalendar(deps)(cause)).toMatchObject({ ok: false, error: { code: 'nothing-to-move' } });
  });

  it('begins once when two hear of the new zone at the same time', async () => {
    const { deps, useZone } = company();
    await useZone('UTC');
    await Promise.all([keepCalendar(deps)(cause), keepCalendar(deps)(cause)]);
    expect(await deps.calendars.get()).toMatchObject({ status: 'rebuilding', timeZone: 'UTC', generation: 3 });
  });

  it('is rebuilt from the tickets, and mends what was wrong', async () => {
    const { deps, wait, differencesTo } = company();
    // A counter that somebody broke, a ticket that was never told of, and a fact of a ticket that there is not.
    await local.table.write({
      kind: 'add',
      key: { pk: 'analytics#balance#3#0', sk: '2026-03-01#billing' },
      counters: { open: 5 },
    });
    await recordFacts(deps)([{ ticketId: 'nobody', ticketVersion: 1, state: ticket() }]);
    all.push(...someLives(10, 3));
    expect(await differencesTo(newestOf(all))).not.toEqual([]);

    const store = maintenance(local.client, local.name);
    const queue: Sighting[] = [];
    const { differences, tickets } = await rebuildAggregates({
      ...deps,
      async *tickets() {
        yield* newestOf(all);
      },
      dropBefore: (generation) => store.dropBefore(generation),
      publish: async (messages) => {
        for (const { body } of messages) {
          const { subject, version, data } = eventEnvelope.parse(JSON.parse(body));
          const state = TicketRestated.schema.parse(data).ticket;
          queue.push({ ticketId: subject, ticketVersion: version, state });
        }
        return [];
      },
      // The queue is worked off while the command waits.
      pause: () => recordFacts(deps)(queue.splice(0, 100)),
    });
    expect(differences).toEqual([]);
    expect(tickets).toBe(all.length);
    expect(await differencesTo(newestOf(all))).toEqual([]);
    wait(61);
    expect(await keepCalendar(deps)(cause)).toMatchObject({ ok: true });
    expect(await local.table.query({ pk: 'analytics#balance#3#0', limit: 10 })).toEqual([]);
  });
});
