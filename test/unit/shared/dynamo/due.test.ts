import { describe, expect, it } from 'vitest';
import { DUE_SHARDS, dueKeys, dueShard, parseDueKey } from '../../../../shared/dynamo/due.ts';
import { everyShard } from '../../../../shared/dynamo/shards.ts';

const due = { at: '2026-03-02T13:00:00.000Z', type: 'ticket.due.v1', subject: '7KQ2M9XH4C', version: 12 };

describe('the keys of a timer', () => {
  it('say when, what, about whom and of which version', () => {
    expect(dueKeys(due).dueSk).toBe('2026-03-02T13:00:00.000Z#ticket.due.v1#7KQ2M9XH4C#12');
    expect(parseDueKey(dueKeys(due).dueSk)).toEqual(due);
  });

  it('keep a subject in one shard, and subjects evenly in all of them', () => {
    expect(dueKeys(due).duePk).toBe(dueKeys({ ...due, version: 13, at: '2027-01-01T00:00:00.000Z' }).duePk);
    const counts = new Map(everyShard(DUE_SHARDS).map((shard) => [dueShard(shard), 0]));
    for (let n = 0; n < 4000; n += 1) {
      const { duePk } = dueKeys({ ...due, subject: `S${n}` });
      counts.set(duePk, (counts.get(duePk) ?? Number.NaN) + 1);
    }
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
