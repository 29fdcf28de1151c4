import { describe, expect, it } from 'vitest';
import { eventEnvelope } from '../../../../shared/kernel/event.ts';
import type { Outgoing } from '../../../../shared/lambda/publish.ts';
import { sweepDue } from '../../../../functions/platform/commands/sweep-due.ts';
import { TicketDue } from '../../../../functions/service/contract/events.ts';
import { clockAt } from '../../../support/clock.ts';

const NOW = '2026-03-02T13:00:00.000Z';

const dueItem = (n: number) => ({
  at: NOW,
  type: 'ticket.due.v1',
  subject: `S${String(n).padStart(6, '0')}`,
  version: 2,
  position: `p${String(n).padStart(6, '0')}`,
});

type DueItem = ReturnType<typeof dueItem>;

/** Sweeps shards of due items; the topic takes all but the subjects named. */
const sweep = async (shards: DueItem[][], untaken: string[] = []) => {
  const published: Outgoing[] = [];
  const nows = new Set<string>();
  const counts = await sweepDue({
    dueItems: {
      shards: shards.map((_, shard) => shard),
      page: async (shard, now, after, limit) => {
        nows.add(now);
        return (shards[shard] ?? []).filter(({ position }) => after === undefined || position > after).slice(0, limit);
      },
    },
    publish: async (messages) => {
      published.push(...messages);
      return messages.filter(({ id }) => untaken.includes(id)).map(({ id }) => ({ id, hopeless: false }));
    },
    clock: clockAt(NOW),
  })();
  return { published, counts, nows };
};

const range = (length: number, from = 0) => Array.from({ length }, (_, n) => dueItem(from + n));

const idsOfSweep = async () =>
  (await sweep([[dueItem(7)]])).published.map(({ body }) => eventEnvelope.parse(JSON.parse(body)).id);

describe('sweepDue', () => {
  it('publishes an event of the type, about the subject, that its owner can read', async () => {
    const { published } = await sweep([[dueItem(7)]]);
    expect(published.map(({ type }) => type)).toEqual(['ticket.due.v1']);
    const event = eventEnvelope.parse(JSON.parse(published[0]?.body ?? ''));
    expect(event).toMatchObject({
      id: 'S000007:2:due',
      source: '/platform/timers',
      subject: 'S000007',
      version: 2,
      time: NOW,
      actor: 'system:sweep-due',
    });
    expect(TicketDue.schema.safeParse(event.data).success).toBe(true);
  });

  it('says the same of an item until it has moved on: the id is that of the version', async () => {
    expect(await idsOfSweep()).toEqual(await idsOfSweep());
  });

  it('sweeps all shards, by one moment', async () => {
    const { published, counts, nows } = await sweep([range(2), range(3, 100), [], range(1, 200)]);
    expect(published).toHaveLength(6);
    expect(counts).toEqual({ published: 6, untaken: 0 });
    expect([...nows]).toEqual([NOW]);
  });

  it('goes through pages without gap or repeat', async () => {
    const { published } = await sweep([range(450)]);
    expect(published.map(({ id }) => id)).toEqual(range(450).map(({ subject }) => subject));
  });

  it('goes through a page that ends with the shard', async () => {
    expect((await sweep([range(200)])).counts.published).toBe(200);
  });

  it('leaves what is over two thousand of a shard for the next minute, the oldest first', async () => {
    const { published } = await sweep([range(2500)]);
    expect(published).toHaveLength(2000);
    expect(published.at(-1)?.id).toBe(dueItem(1999).subject);
  });

  it('counts what the topic did not take: it is still due a minute later', async () => {
    expect((await sweep([range(3)], ['S000001'])).counts).toEqual({ published: 3, untaken: 1 });
  });
});
