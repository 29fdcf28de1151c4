import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sheetRows } from '../../../functions/customers/persistence/sheet-rows.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import { anAccount, memoryExportFiles, startExports, type Exports } from '../../support/exports.ts';

const ACCOUNTS = 12_000;

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

const numbered = z.looseObject({ number: z.string() });

class Killed extends Error {}

/** A table that fails now and then: before it does what it is asked for, or after. */
const failing =
  (fail: () => void) =>
  (table: Table): Table => ({
    ...table,
    query: async (...asked) => {
      fail();
      return table.query(...asked);
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

const formats = ['csv', 'xlsx', 'ndjson'] as const;

describe('exports of 12,000 accounts that are killed at random moments', () => {
  let exports: Exports;
  const ids = new Map<string, string>();
  let [kills, late] = [0, 0];

  beforeAll(async () => {
    const random = randomOf(3);
    let isArmed = false;
    const fail = () => {
      if (isArmed && random() < 0.02) throw new Killed();
    };
    exports = await startExports({ within: failing(fail), files: memoryExportFiles(fail) });
    await exports.plant(...Array.from({ length: ACCOUNTS }, (_, n) => anAccount(n)));

    /** Others write meanwhile: there is a new customer, and one is given to somebody else. */
    const others = async () => {
      late += 1;
      exports.clock.advance(1000);
      const now = exports.clock.now();
      await exports.plant(
        anAccount(ACCOUNTS + late, { createdAt: now, updatedAt: now }),
        anAccount(late * 7, { ownerId: 'ann', version: 2, updatedAt: now }),
      );
    };
    /** A step, or two at once where the message is there twice; whether nothing is left to do. */
    const stepped = async (id: string) => {
      isArmed = true;
      const steps = random() < 0.3 ? [exports.step(id), exports.step(id)] : [exports.step(id)];
      const ended = await Promise.allSettled(steps);
      isArmed = false;
      for (const one of ended) {
        if (one.status === 'fulfilled') {
          if (!one.value.ok && one.value.error.code === 'nothing-left') return true;
        } else if (one.reason instanceof Killed) kills += 1;
        else throw one.reason;
      }
      return false;
    };
    for (const format of formats) {
      const id = await exports.begun({ of: 'accounts', format });
      ids.set(format, id);
      while (!(await stepped(id))) await others();
    }
  }, 300_000);

  it('were killed often', () => {
    expect(kills).toBeGreaterThan(15);
  });

  const numbersIn = async (id: string, format: (typeof formats)[number]) => {
    if (format !== 'xlsx') {
      const lines = exports.text(id, `accounts.${format}`).trim().split(/\r?\n/);
      if (format === 'csv') return lines.slice(1).map((line) => line.split(',')[0] ?? '');
      return lines.map((line) => numbered.parse(JSON.parse(line)).number);
    }
    const found: string[] = [];
    const content = new Blob([new Uint8Array(exports.files.bytes(id, 'accounts.xlsx'))]).stream();
    for await (const [number = ''] of sheetRows(content)) found.push(number);
    return found.slice(1);
  };

  it.each(formats)('have each account that was there once, in order, as %s', async (format) => {
    const id = ids.get(format) ?? '';
    const { status, rows, files } = await exports.get(id);
    expect(status).toBe('done');
    const wanted = Array.from({ length: ACCOUNTS }, (_, n) => anAccount(n).number);
    const found = await numbersIn(id, format);
    const old = new Set(wanted);
    expect(found.filter((number) => old.has(number))).toEqual(wanted);
    // Those that came before the first reading may be in it, once.
    expect(new Set(found).size).toBe(found.length);
    expect([rows, files.reduce((sum, file) => sum + file.rows, 0)]).toEqual([found.length, found.length]);
  });

  it('have left nothing else behind', () => {
    const wanted = formats.map((format) => `${ids.get(format) ?? ''}/accounts.${format}`);
    expect(exports.files.names()).toEqual(wanted.toSorted());
  });
});
