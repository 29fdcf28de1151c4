import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../../shared/dynamo/table.ts';
import { memoryFiles, startImports, type Imports } from '../../support/imports.ts';

const ROWS = 20_000;
const CHUNK = 200;

/** The same numbers each time. */
const randomOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** New customers; some that repeat one above, some that say more of one above, some that cannot be taken. */
const fileOf = (random: () => number) => {
  const lines = ['Name,Email,Phone,City,Tags'];
  const names: string[] = [];
  const letters = (count: number) =>
    Array.from({ length: count }, () => String.fromCharCode(97 + random() * 26)).join('');
  for (let n = 0; n < ROWS; n += 1) {
    const kind = random();
    const other = Math.floor(random() * n);
    // Half of the repeats follow at once: in the chunk of what they repeat.
    names.push(`${letters(9)} ${letters(8)}`);
    const of = n === 0 ? 0 : random() < 0.5 ? n - 1 : other;
    if (kind < 0.08) lines.push(`${names[of]},c${of}@example.com,,,`);
    else if (kind < 0.14) lines.push(`${names[of]},c${of}@example.com,,,seen in ${n}`);
    else if (kind < 0.18) lines.push(`${names[n]},no address,,,`);
    else lines.push(`${names[n]},c${n}@example.com,+4930${String(1_000_000 + n)},Town ${n % 900},new`);
  }
  return `${lines.join('\n')}\n`;
};

class Killed extends Error {}

/** A table that fails now and then: before it does what it is asked for, or after. */
const failing =
  (fail: () => void) =>
  (table: Table): Table => ({
    ...table,
    get: async (...asked) => {
      fail();
      return table.get(...asked);
    },
    getMany: async (...asked) => {
      fail();
      return table.getMany(...asked);
    },
    write: async (...writes) => {
      fail();
      const written = await table.write(...writes);
      fail();
      return written;
    },
  });

const records = async ({ deps }: Imports, ids: readonly string[]) => {
  const found = new Map<string, { name: string; tags: readonly string[] }>();
  for (let n = 0; n < ids.length; n += 100)
    for (const { record } of await deps.accounts.getMany(ids.slice(n, n + 100)))
      if (record.status === 'active') found.set(record.id, { name: record.name, tags: record.tags });
  return found;
};

const resultsOf = async ({ files, deps }: Imports, id: string) => {
  const one = await deps.imports.get(id);
  const chunks = Array.from({ length: one?.position?.chunk ?? 0 }, (_, n) => files.noted(id, n));
  return (await Promise.all(chunks)).flatMap(({ results }) => results);
};

describe('an import of 20,000 rows that is killed at random moments', () => {
  let calm: Imports;
  let killed: Imports;
  let [calmId, killedId, kills] = ['', '', 0];

  beforeAll(async () => {
    const content = fileOf(randomOf(1));
    calm = await startImports();
    calmId = await calm.ready(content);
    await calm.entered(calmId);

    const random = randomOf(2);
    let isArmed = false;
    const fail = () => {
      if (isArmed && random() < 0.02) throw new Killed();
    };
    killed = await startImports({ within: failing(fail), files: memoryFiles({ fail }) });
    killedId = await killed.ready(content);
    await killed.start(killedId);
    isArmed = true;
    for (;;) {
      try {
        await killed.work(killedId);
        break;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
      }
    }
    isArmed = false;
  }, 300_000);

  it('was killed often', () => {
    expect(kills).toBeGreaterThan(50);
  });

  it('counts each row once, as one that nobody kills', async () => {
    const { status, counts, progress } = await killed.get(killedId);
    expect(status).toBe('done');
    expect(progress.rows).toBe(ROWS);
    expect(counts).toEqual((await calm.get(calmId)).counts);
    const seen = (['created', 'updated', 'unchanged', 'refused'] as const).filter((outcome) => counts[outcome] > 400);
    expect(seen).toHaveLength(4);
  });

  it('notes what became of each row once, in the order of the file', async () => {
    const rows = (await resultsOf(killed, killedId)).map(({ row, outcome, reason }) => ({ row, outcome, reason }));
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: ROWS }, (_, n) => n + 2));
    const before = await resultsOf(calm, calmId);
    expect(rows).toEqual(before.map(({ row, outcome, reason }) => ({ row, outcome, reason })));
  });

  it('has entered each customer once, with all that the file says of them', async () => {
    const made = async (imports: Imports, id: string) => {
      const ids = (await resultsOf(imports, id)).flatMap((one) => (one.outcome === 'created' ? [one.id ?? ''] : []));
      expect(new Set(ids).size).toBe(ids.length);
      return [...(await records(imports, ids)).values()]
        .map(({ name, tags }) => `${name}: ${tags.join('; ')}`)
        .toSorted();
    };
    const entered = await made(killed, killedId);
    expect(new Set(entered.map((one) => one.split(':')[0])).size).toBe(entered.length);
    expect(entered).toEqual(await made(calm, calmId));
  });

  it('has no record that no row tells of', async () => {
    const { counts } = await killed.get(killedId);
    const stored = [...killed.fake.everything()].filter(
      ({ pk, sk }) => String(pk).startsWith('customers#account#') && sk === 'record',
    );
    expect(stored).toHaveLength(counts.created);
  });

  it('hands the refused rows back, each once', () => {
    const lines = killed.files.text(killedId, 'refused.csv').trim().split('\r\n');
    expect(lines.slice(0, 5)).toEqual(calm.files.text(calmId, 'refused.csv').trim().split('\r\n').slice(0, 5));
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.length - 1).toBeGreaterThan(CHUNK);
  });
});
